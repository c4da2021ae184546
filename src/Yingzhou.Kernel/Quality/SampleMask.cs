namespace Yingzhou.Kernel;

/// <summary>A value shown as an example of what is wrong (样本脱敏): as it is at L1, a first character at L2, both ends of longer texts from L3 on. Source: p02 §7.</summary>
public static class SampleMask
{
    const int Shown = 60;

    public static string Of(string text, DataLevel level) =>
        level switch
        {
            DataLevel.L1 => text.Length <= Shown ? text : text[..Shown] + "…",
            // 6 + 8 + 4 of a resident number; shorter numbers keep less.
            >= DataLevel.L3 when text.Length >= 15 => $"{text[..6]}{Stars(text.Length - 10)}{text[^4..]}",
            >= DataLevel.L3 when text.Length >= 7 => $"{text[..3]}{Stars(text.Length - 5)}{text[^2..]}",
            _ => text.Length == 0 ? "" : text[..1] + Stars(text.Length - 1),
        };

    static string Stars(int count) => new('*', Math.Min(count, Shown));
}
