using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>Kinds of masking (脱敏方式). Source: p03 R3.</summary>
public enum MaskKind
{
    /// <summary>不脱敏</summary>
    None,

    /// <summary>保留首尾: the first and the last characters stay.</summary>
    Keep,

    /// <summary>哈希标记: keyed for each consumer, so that two of them cannot join their tables.</summary>
    Token,

    /// <summary>到年: a date becomes its year.</summary>
    Year,

    /// <summary>到乡镇: an address ends after its town.</summary>
    Town,

    /// <summary>到 0.01 度: a coordinate, about one kilometre.</summary>
    Grid,

    /// <summary>加噪: a number within a distance of the true one.</summary>
    Noise,

    /// <summary>保留格式: other digits in the same places; keyed for each consumer, no two numbers become one.</summary>
    Format,

    /// <summary>置空</summary>
    Null,
}

/// <summary>How one field is masked in the answers of one grant (脱敏规则). Written <c>keep:6:4</c>, <c>noise:5</c>, <c>token</c>.</summary>
/// <param name="Head">Characters that stay at the beginning; for noise the greatest distance.</param>
/// <param name="Tail">Characters that stay at the end.</param>
public readonly record struct FieldMask(MaskKind Kind, int Head = 0, int Tail = 0)
{
    static readonly string[] TownWords = ["街道", "镇", "乡"];

    const int TokenBytes = 12;
    const int MostKept = 100;

    public static readonly FieldMask None = new(MaskKind.None);

    /// <summary>Whether the value in the answer may be compared with others: only what is not masked may stand in a caller's filter or order.</summary>
    public bool IsOpen => Kind is MaskKind.None;

    public override string ToString() =>
        Kind switch
        {
            MaskKind.Keep => $"keep:{Head}:{Tail}",
            MaskKind.Noise => $"noise:{Head}",
            _ => Kind.ToString().ToLowerInvariant(),
        };

    /// <returns><c>null</c> when it is no mask.</returns>
    public static FieldMask? Parse(string text)
    {
        var parts = text.Split(':');
        if (!Enum.TryParse<MaskKind>(parts[0], ignoreCase: true, out var kind) || !char.IsAsciiLetter(text[0]))
            return null;
        var numbers = new int[parts.Length - 1];
        for (var i = 0; i < numbers.Length; i++)
            if (!int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        return (kind, numbers) switch
        {
            (MaskKind.Keep, [<= MostKept, <= MostKept]) => new(kind, numbers[0], numbers[1]),
            (MaskKind.Noise, [> 0]) => new(kind, numbers[0]),
            (not (MaskKind.Keep or MaskKind.Noise), []) => new(kind),
            _ => null,
        };
    }

    /// <summary>The value as the consumer sees it. What is <c>null</c> stays so: that somebody has none is told, and the provider who minds masks by <see cref="MaskKind.Null"/>.</summary>
    /// <param name="key">Of the consumer.</param>
    /// <param name="row">What tells the row from others: noise of the same row is the same at every call, so that it cannot be averaged away.</param>
    public object? Apply(object? value, ReadOnlySpan<byte> key, string row) =>
        value is null
            ? null
            : Kind switch
            {
                MaskKind.None => value,
                MaskKind.Keep => Kept(Text(value)),
                MaskKind.Token => TokenOf(Text(value), key),
                MaskKind.Year => YearOf(value),
                MaskKind.Town => TownOf(Text(value)),
                MaskKind.Grid => GridOf(value),
                MaskKind.Noise => NoiseOf(value, key, row),
                MaskKind.Format => FormatToken.Of(Text(value), key),
                _ => null,
            };

    /// <summary>The first 96 bits of HMAC-SM3, 24 hexadecimal digits.</summary>
    public static string TokenOf(string value, ReadOnlySpan<byte> key) =>
        Convert.ToHexStringLower(Sm3.Hmac(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, TokenBytes));

    static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // What is as short as what should stay would stay whole: then nothing stays.
    string Kept(string text) =>
        text.Length <= Head + Tail
            ? new string('*', text.Length)
            : string.Concat(text.AsSpan(0, Head), new string('*', text.Length - Head - Tail), text.AsSpan(text.Length - Tail));

    static object? YearOf(object value) =>
        value switch
        {
            DateOnly day => day.Year,
            DateTime at => at.Year,
            string { Length: >= 4 } text
                when int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) => year,
            _ => null,
        };

    static string? TownOf(string address)
    {
        var end = TownWords
            .Select(word => (word, at: address.IndexOf(word, StringComparison.Ordinal)))
            .Where(found => found.at > 0)
            .OrderBy(found => found.at)
            .Select(found => found.at + found.word.Length)
            .FirstOrDefault();
        return end == 0 ? null : address[..end];
    }

    static object? GridOf(object value) =>
        value switch
        {
            decimal or double or float or long or int => decimal.Round(
                Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                2,
                MidpointRounding.AwayFromZero
            ),
            _ => null,
        };

    object? NoiseOf(object value, ReadOnlySpan<byte> key, string row)
    {
        var draw = BinaryPrimitives.ReadUInt32BigEndian(Sm3.Hmac(key, Encoding.UTF8.GetBytes($"noise\n{row}")));
        var shift = draw % ((2L * Head) + 1) - Head;
        return value switch
        {
            long number => number + shift,
            int number => number + shift,
            decimal number => number + shift,
            double number => number + shift,
            _ => null,
        };
    }
}
