using System.Numerics;

namespace Yingzhou.Kernel;

/// <summary>How alike two texts are, by their runs of characters: no dictionary, so that names of places and firms count like other words.</summary>
public static class TextLikeness
{
    /// <summary>Runs of <paramref name="length"/> characters, without blanks and punctuation; a shorter text is one run.</summary>
    public static IReadOnlySet<string> Shingles(string text, int length = 2)
    {
        var kept = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return kept.Length == 0 ? new HashSet<string>()
            : kept.Length <= length ? new HashSet<string> { kept }
            : Enumerable.Range(0, kept.Length - length + 1).Select(i => kept.Substring(i, length)).ToHashSet();
    }

    /// <summary>Shared runs ÷ all runs; 0 when there are none.</summary>
    public static double Jaccard(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Cosine of the counts of runs of two characters; 0 when one text has none.</summary>
    public static double Cosine(string one, string other)
    {
        var (a, b) = (Counts(one), Counts(other));
        var dot = a.Sum(entry => (double)entry.Value * b.GetValueOrDefault(entry.Key));
        var norm = Math.Sqrt(a.Values.Sum(n => (double)n * n) * b.Values.Sum(n => (double)n * n));
        return norm == 0 ? 0 : dot / norm;
    }

    static Dictionary<string, int> Counts(string text)
    {
        var kept = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Enumerable.Range(0, Math.Max(0, kept.Length - 1)).GroupBy(i => kept.Substring(i, 2)).ToDictionary(group => group.Key, group => group.Count());
    }
}

/// <summary>A short fingerprint of a set of runs (MinHash, Broder 1997): the share of equal places estimates the likeness of the sets.</summary>
public sealed class MinHash
{
    public const int Places = 128;

    readonly uint[] least;

    MinHash(uint[] least) => this.least = least;

    public static MinHash Of(IEnumerable<string> shingles)
    {
        var least = new uint[Places];
        Array.Fill(least, uint.MaxValue);
        foreach (var shingle in shingles)
        {
            var hash = Fnv(shingle);
            for (var place = 0; place < Places; place++)
                least[place] = Math.Min(least[place], Mixed(hash, (uint)place));
        }
        return new(least);
    }

    public double LikenessTo(MinHash other) => (double)least.Zip(other.least).Count(pair => pair.First == pair.Second) / Places;

    static uint Fnv(string text)
    {
        unchecked
        {
            var hash = 2166136261;
            foreach (var letter in text)
                hash = ((hash ^ (byte)letter) * 16777619 ^ (byte)(letter >> 8)) * 16777619;
            return hash;
        }
    }

    static uint Mixed(uint hash, uint place)
    {
        unchecked
        {
            var x = hash ^ (place * 0x9E3779B9 + 0x85EBCA6B);
            x = (x ^ x >> 16) * 0x7FEB352D;
            x = (x ^ x >> 15) * 0x846CA68B;
            return BitOperations.RotateLeft(x ^ x >> 16, (int)(place & 31));
        }
    }
}
