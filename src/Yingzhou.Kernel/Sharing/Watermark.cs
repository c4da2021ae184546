using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// A recipient's code of 64 bits hidden in a file by writing the same value in one of two equal ways (数据水印): a decimal with or without a trailing zero, brackets of full or half width. Which bit
/// a cell carries, and which way means one, follows from HMAC-SM3 of its row: who does not have the key sees no pattern, and rows that were cut or sorted still vote. Source: p03 R8.
/// </summary>
/// <param name="key">Of the gateway; the same for all recipients.</param>
/// <param name="invisible">For people who read the file: Chinese texts without another form get a sign that is not seen. Not for programs, which would take it for another text.</param>
public sealed class Watermark(ReadOnlyMemory<byte> key, bool invisible = false)
{
    const int Bits = 64;

    // U+2060, a joiner without width: editors and spreadsheets keep it.
    const char Joiner = '\u2060';

    static readonly (string Full, string Half)[] Brackets = [("（", "("), ("）", ")")];

    /// <param name="row">The key of the row, which is never written another way.</param>
    /// <returns>An equal form of the value; the value itself when it has only one.</returns>
    public string Write(string value, ulong code, string row, string column)
    {
        if (!Carries(value))
            return value;
        var (bit, pad) = Place(row, column);
        var second = ((code >> bit) & 1) == 1 ^ pad;
        return HasForms(value) ? Form(value, second)
            : second ? value.Insert(1, Joiner.ToString())
            : value;
    }

    /// <summary>Counts the votes of a file that turned up.</summary>
    public WatermarkReading Read(IEnumerable<(string Row, string Column, string Value)> cells)
    {
        var votes = new int[Bits];
        var unseen = new int[Bits];
        var joined = false;
        foreach (var (markedRow, column, marked) in cells)
        {
            var (row, value) = (Bare(markedRow), Bare(marked));
            if (!Carries(value))
                continue;
            var (bit, pad) = Place(row, column);
            if (HasForms(value))
                votes[bit] += IsSecond(value) ^ pad ? 1 : -1;
            else
                unseen[bit] += marked.Length > value.Length ^ pad ? 1 : -1;
            joined |= marked.Length > value.Length;
        }
        // Where somebody took all of them out they say nothing, and must not shout down the others.
        return new(joined ? [.. votes.Zip(unseen, (seen, not) => seen + not)] : votes);
    }

    static string Bare(string value) => value.Replace(Joiner.ToString(), "", StringComparison.Ordinal);

    bool Carries(string value) => HasForms(value) || (invisible && IsChinese(value));

    static bool IsChinese(string value) =>
        value.Length >= 2 && value[0] is >= '\u4e00' and <= '\u9fff' && value[1] is >= '\u4e00' and <= '\u9fff';

    (int Bit, bool Pad) Place(string row, string column)
    {
        var hash = Sm3.Hmac(key.Span, Encoding.UTF8.GetBytes($"{column}\n{row}"));
        return (hash[0] % Bits, (hash[1] & 1) == 1);
    }

    /// <summary>Whether there are two ways to write it.</summary>
    public static bool HasForms(string value) => IsDecimal(value) || HasBrackets(value);

    // One decimal place at least: 12 and 12.0 would differ in what they claim to know.
    static bool IsDecimal(string value)
    {
        var digits = value.StartsWith('-') ? value[1..] : value;
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && dot < digits.Length - 1
            && digits.Where((_, at) => at != dot).All(char.IsAsciiDigit)
            && digits[(dot + 1)..].TrimEnd('0').Length > 0;
    }

    static bool HasBrackets(string value) =>
        Brackets.Any(pair => value.Contains(pair.Full, StringComparison.Ordinal) || value.Contains(pair.Half, StringComparison.Ordinal));

    static string Form(string value, bool second)
    {
        if (IsDecimal(value))
        {
            var bare = value.TrimEnd('0');
            return second ? bare + "0" : bare;
        }
        foreach (var (full, half) in Brackets)
            value = second ? value.Replace(full, half, StringComparison.Ordinal) : value.Replace(half, full, StringComparison.Ordinal);
        return value;
    }

    static bool IsSecond(string value) =>
        IsDecimal(value) ? value.EndsWith('0') : Brackets.Any(pair => value.Contains(pair.Half, StringComparison.Ordinal));
}

/// <summary>What a found file says against somebody.</summary>
public enum LeakVerdict
{
    Nothing,

    /// <summary>线索</summary>
    Lead,

    /// <summary>可以认定</summary>
    Named,
}

/// <summary>How well one recipient's code fits what was found.</summary>
/// <param name="Agree">Bits that agree, of <paramref name="Known"/> that anything speaks for.</param>
/// <param name="Chance">That as many agree by chance, for this one recipient.</param>
public sealed record WatermarkMatch(int Agree, int Known, double Chance, LeakVerdict Verdict)
{
    /// <summary>That any of so many recipients would fit as well by chance (p ≤ 1e-8·n).</summary>
    public double ChanceAmong(long compared) => Math.Min(1, Chance * compared);

    // What 54 bits are among 5,000 recipients; a lead may be wrong once in a hundred searches. Source: p15 R6.
    const double NamedAmong = 5e-5;
    const double LeadAmong = 1e-2;

    /// <summary>The same match where so much was compared that chance had many tries: what would not stand then is called less.</summary>
    public WatermarkMatch Among(long compared) =>
        Verdict is LeakVerdict.Nothing || ChanceAmong(compared) > LeadAmong ? this with { Verdict = LeakVerdict.Nothing }
        : ChanceAmong(compared) > NamedAmong ? this with { Verdict = LeakVerdict.Lead }
        : this;
}

/// <summary>What the cells of a found file say.</summary>
/// <param name="Votes">For each bit of the code, cells that say one less those that say zero.</param>
public sealed record WatermarkReading(IReadOnlyList<int> Votes)
{
    /// <summary>Bits that any cell speaks for.</summary>
    public int Known => Votes.Count(vote => vote != 0);

    /// <summary>How well the file fits a recipient: of the bits that are known, the share that agrees; <c>null</c> when none is.</summary>
    public double? Fits(ulong code) =>
        Known == 0
            ? null
            : (double)Enumerable.Range(0, Votes.Count).Count(bit => Votes[bit] != 0 && (Votes[bit] > 0) == (((code >> bit) & 1) == 1))
                / Known;

    const int LeastKnown = 32;

    // Of 64 bits 54 agree by chance in 9.98e-9 of all cases, 52 in 2.28e-7. Source: p15 R6.
    const double NamedBelow = 1e-8;
    const double LeadBelow = 2.5e-7;

    /// <summary>Whether the file may be laid at the door of whoever has this code: of 64 bits at least 54 agree, of fewer known ones so many that chance is as small; somewhat less is a lead to follow, nothing more.</summary>
    public LeakVerdict Against(ulong code) => Match(code).Verdict;

    /// <summary>How well a code fits, and how easily it would by chance.</summary>
    public WatermarkMatch Match(ulong code) => Known == 0 ? Judge(0, 0) : Judge((int)Math.Round(Fits(code)!.Value * Known), Known);

    internal static WatermarkMatch Judge(int agree, int known)
    {
        var chance = ChanceOf(agree, known);
        return new(
            agree,
            known,
            chance,
            known < LeastKnown ? LeakVerdict.Nothing
                : chance < NamedBelow ? LeakVerdict.Named
                : chance < LeadBelow ? LeakVerdict.Lead
                : LeakVerdict.Nothing
        );
    }

    /// <summary>The recipient whose code it is, where chance is ruled out.</summary>
    /// <returns><c>null</c> when nobody's is.</returns>
    public T? Of<T>(IEnumerable<T> recipients, Func<T, ulong> code)
        where T : class
    {
        return recipients.Where(one => Against(code(one)) is LeakVerdict.Named).MaxBy(one => Fits(code(one)));
    }

    // Tail of the binomial distribution with p = 1/2.
    static double ChanceOf(int atLeast, int of)
    {
        var tail = BigInteger.Zero;
        var ways = BigInteger.One;
        for (var hits = of; hits >= atLeast; hits--)
        {
            tail += ways;
            ways = ways * hits / (of - hits + 1);
        }
        return (double)tail / Math.Pow(2, of);
    }

    /// <summary>The most likely code, bits nobody speaks for as zero.</summary>
    public ulong Code => Enumerable.Range(0, Votes.Count).Where(bit => Votes[bit] > 0).Aggregate(0UL, (code, bit) => code | (1UL << bit));

    /// <summary>A recipient's code, from the grant it is for.</summary>
    public static ulong CodeOf(string grant) =>
        BinaryPrimitives.ReadUInt64BigEndian(Sm3.Hash(Encoding.UTF8.GetBytes($"watermark\n{grant}")));
}
