using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Yingzhou.Kernel;

/// <summary>
/// One of two parties that learn how many entries they share and nothing else (隐私求交, ECDH-PSI on P-256): each maps its entries onto the curve and multiplies by a secret of this job; the other multiplies
/// again; what agrees after both is shared. Of a point only its x travels: both signs give the same x. Parties follow the protocol and are curious (半诚实模型).
/// </summary>
/// <remarks>Entries must be brought into one form before: 身份证 upper case, no blanks. What is written differently is silently not shared.</remarks>
public sealed class PsiParty
{
    /// <summary>A set so small asks about single persons.</summary>
    public const int LeastEntries = 100;

    /// <summary>How many times as long as the other a list may be: against a far longer one, the short list is asked about one by one.</summary>
    public const int MostRatio = 1_000;

    /// <summary>Bytes of a blinded entry.</summary>
    public const int Size = FieldLanes.Size;

    readonly string job;
    readonly string[] entries;
    readonly int[] secret = OddDigits.Draw();

    PsiParty(string job, string[] entries) => (this.job, this.entries) = (job, entries);

    /// <summary>The own entries, each once, in the order in which they are sent: a drawn one.</summary>
    public IReadOnlyList<string> Entries => entries;

    /// <param name="job">Id of the job: its secret is made here and used nowhere else.</param>
    public static Outcome<PsiParty> Join(string job, IEnumerable<string> entries)
    {
        var distinct = entries.Distinct(StringComparer.Ordinal).ToArray();
        if (RefuseSize(distinct.Length) is { } tooSmall)
            return tooSmall;
        RandomNumberGenerator.Shuffle<string>(distinct);
        return new PsiParty(job, distinct);
    }

    /// <summary>What is said before anything is blinded.</summary>
    /// <param name="theirs">How many entries the other announces.</param>
    public Fault? Refuse(int theirs) =>
        RefuseSize(theirs)
        ?? (
            Math.Max(theirs, entries.Length) > (long)MostRatio * Math.Min(theirs, entries.Length)
                ? new("privacy.sizes-apart", $"双方名单相差超过 {MostRatio} 倍，短的一方等于被逐个查询，任务不做。")
                : null
        );

    static Fault? RefuseSize(int count) =>
        count < LeastEntries
            ? new("privacy.set-too-small", $"参加求交的名单至少 {LeastEntries} 条，现有 {count} 条：太小的名单等于查个人。")
            : null;

    /// <summary>The own entries, once blinded, in the order of <see cref="Entries"/>: 32 bytes each.</summary>
    public byte[] Blinded() => BlindPoints.OfNames(job, entries, secret);

    /// <summary>The other's blinded entries, blinded again.</summary>
    /// <param name="inOrder">As they came: the other may learn which of its entries are shared. Otherwise in no order, and it cannot tell which was which.</param>
    /// <returns>A fault when one of them is no point of the curve: then nothing is answered.</returns>
    public Outcome<byte[]> BlindAgain(ReadOnlyMemory<byte> theirs, bool inOrder = false)
    {
        if (theirs.Length % Size != 0 || BlindPoints.OfPoints(theirs, secret) is not { } again)
            return new Fault("privacy.not-a-point", "对方发来的数据里有不在曲线上的点，任务中止。");
        if (!inOrder)
            RandomNumberGenerator.Shuffle(MemoryMarshal.Cast<byte, Blind>(again.AsSpan()));
        return again;
    }

    /// <param name="mine">Own entries after both.</param>
    public static int SharedSize(ReadOnlySpan<byte> mine, ReadOnlySpan<byte> theirs) => SetOf(mine).Intersect(SetOf(theirs)).Count();

    /// <summary>The own entries that both have, when the other kept their order.</summary>
    public IReadOnlyList<string> Shared(ReadOnlySpan<byte> mine, ReadOnlySpan<byte> theirs)
    {
        var known = SetOf(theirs);
        var own = MemoryMarshal.Cast<byte, Blind>(mine);
        var shared = new List<string>();
        for (var i = 0; i < own.Length; i++)
            if (known.Contains(own[i]))
                shared.Add(entries[i]);
        return shared;
    }

    static HashSet<Blind> SetOf(ReadOnlySpan<byte> points) => [.. MemoryMarshal.Cast<byte, Blind>(points)];

    // All of it is compared; the hash needs no more than a part, because a point looks drawn.
    [StructLayout(LayoutKind.Sequential)]
    readonly record struct Blind(ulong A, ulong B, ulong C, ulong D)
    {
        public override int GetHashCode() => unchecked((int)A);
    }
}
