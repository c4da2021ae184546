namespace Yingzhou.Kernel;

/// <summary>
/// A short fingerprint of a set of runs (MinHash, A. Broder 1997): the share of equal places estimates how alike two sets are, so that many texts are compared without reading
/// them again. The same on every machine and in every year.
/// </summary>
public sealed class MinHash
{
    readonly ulong[] least;

    MinHash(ulong[] least) => this.least = least;

    /// <param name="places">How long it is: the estimate's standard error is at most 0.5 / √places. Only fingerprints of one length are compared.</param>
    public static MinHash Of(IEnumerable<string> shingles, int places = 128)
    {
        var least = new ulong[places];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            var hash = Hash(shingle);
            for (var place = 0; place < places; place++)
                least[place] = Math.Min(least[place], Mix(hash ^ Mix((ulong)place + 1)));
        }
        return new(least);
    }

    /// <returns>0–1.</returns>
    public double LikenessTo(MinHash other) => (double)least.Zip(other.least).Count(pair => pair.First == pair.Second) / least.Length;

    // FNV-1a over the characters, then mixed.
    static ulong Hash(string shingle) =>
        unchecked(Mix(shingle.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL)));

    static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
            value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
            return value ^ (value >> 31);
        }
    }
}
