using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// The number of a case (办件编号), as a person reads it over the phone: <c>ZS-20260104-000123-C</c>: place, day of submission, sequence of the day,
/// check character (ISO 7064 MOD 37,36 over everything before it).
/// </summary>
public readonly record struct CaseNumber
{
    public const int MostPerDay = 999_999;

    CaseNumber(string prefix, DateOnly day, int sequence) => (Prefix, Day, Sequence) = (prefix, day, sequence);

    /// <summary>Two to four capital letters.</summary>
    public string Prefix { get; }

    public DateOnly Day { get; }

    /// <summary>1 to <see cref="MostPerDay"/>.</summary>
    public int Sequence { get; }

    public override string ToString() => $"{Prefix}-{Day:yyyyMMdd}-{Sequence:000000}-{Check(Prefix, Day, Sequence)}";

    public static CaseNumber Create(string prefix, DateOnly day, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MostPerDay);
        return IsPrefix(prefix) ? new(prefix, day, sequence) : throw new ArgumentException("Two to four capital letters", nameof(prefix));
    }

    public static bool IsValid(string? text) => Parse(text).Succeeded;

    /// <summary>Small letters, spaces and full-width dashes are forgiven; a wrong character is not.</summary>
    public static Outcome<CaseNumber> Parse(string? text)
    {
        var parts = (text ?? "").ToUpperInvariant().Replace('－', '-').Replace(" ", "", StringComparison.Ordinal).Split('-');
        if (
            parts is not [var prefix, var day, { Length: 6 } sequence, { Length: 1 } check]
            || !IsPrefix(prefix)
            || !DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var submitted)
            || !int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            || ordinal == 0
        )
            return new Fault("case-number.shape", "办件编号形如 ZS-20260104-000123-C，请对照受理通知书填写。", 400);
        if (check[0] != Check(prefix, submitted, ordinal))
            return new Fault("case-number.check", "办件编号校验字符不符，可能抄错了一位，请对照受理通知书核对。", 400);

        return new CaseNumber(prefix, submitted, ordinal);
    }

    static char Check(string prefix, DateOnly day, int sequence) =>
        Iso7064.Mod37Check36(string.Create(CultureInfo.InvariantCulture, $"{prefix}{day:yyyyMMdd}{sequence:000000}"));

    static bool IsPrefix(string prefix) => prefix.Length is >= 2 and <= 4 && prefix.All(char.IsAsciiLetterUpper);
}
