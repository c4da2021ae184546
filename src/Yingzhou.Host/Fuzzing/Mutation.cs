namespace Yingzhou.Host.Fuzzing;

/// <summary>Small damage to a text: what typing, copying and broken programs do to it.</summary>
sealed class Mutation(Random random, IReadOnlyList<string> words)
{
    const int LongestInput = 40_000;

    static readonly string[] Oddities =
    [
        "\0",
        "\u00A0",
        "\u200B",
        "\uFEFF",
        "\uD83D",
        "\uDC34",
        "🐎",
        "é",
        "\u0301",
        "ß",
        "İ",
        "\u2028",
        "\r\n",
        "\t",
        "中",
        "￥",
        "'",
        "\"",
        "\\",
        "<",
        "&",
        "]]>",
        "%",
        "$",
        "--",
        "0",
        "-1",
        "1e999999",
        "99999999999999999999999999999999999999",
        "0.0000000000000000000000000000000000000001",
        "2147483648",
        "-9223372036854775809",
    ];

    public string Of(string text, string other)
    {
        for (var times = 1 + (int)Math.Abs(Math.Log2(1 - random.NextDouble())); times > 0; times--)
            text = Once(text, other);
        return text.Length > LongestInput ? text[..LongestInput] : text;
    }

    string Once(string text, string other)
    {
        var at = random.Next(text.Length + 1);
        var (begin, length) = Piece(text);
        return random.Next(10) switch
        {
            0 => text.Remove(begin, length),
            1 => text.Insert(at, text.Substring(begin, length)),
            2 or 3 => text.Insert(at, words[random.Next(words.Count)]),
            4 => text.Remove(begin, length).Insert(begin, words[random.Next(words.Count)]),
            5 => text.Insert(at, Oddities[random.Next(Oddities.Length)]),
            6 => text.Length == 0
                ? text
                : text.Remove(Math.Min(at, text.Length - 1), 1)
                    .Insert(Math.Min(at, text.Length - 1), ((char)random.Next(32, 127)).ToString()),
            7 => Spliced(text, at, other),
            // Depth: the same piece again and again.
            8 => text.Insert(at, string.Concat(Enumerable.Repeat(text.Substring(begin, Math.Min(length, 12)), random.Next(2, 300)))),
            _ => text[..at],
        };
    }

    string Spliced(string text, int at, string other)
    {
        var (begin, length) = Piece(other);
        return text.Insert(at, other.Substring(begin, length));
    }

    (int Begin, int Length) Piece(string text)
    {
        var begin = random.Next(text.Length + 1);
        var longest = text.Length - begin;
        return (begin, random.Next(Math.Min(longest, random.Next(4) == 0 ? longest : 24) + 1));
    }
}
