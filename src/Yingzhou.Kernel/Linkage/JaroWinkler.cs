namespace Yingzhou.Kernel;

/// <summary>Likeness of short texts (Jaro 1989; Winkler 1990): common characters within half the length, transpositions, and up to four equal ones at the beginning.</summary>
public static class JaroWinkler
{
    const double PrefixWeight = 0.1;
    const int LongestPrefix = 4;

    /// <summary>From here on two texts agree (p02 R6); from <see cref="Partly"/> they agree in part.</summary>
    public const double Agrees = 0.92;
    public const double Partly = 0.80;

    public static double Of(string one, string other)
    {
        var jaro = Jaro(one, other);
        var prefix = one.Zip(other).Take(LongestPrefix).TakeWhile(pair => pair.First == pair.Second).Count();
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    /// <returns>0–1; two empty texts are equal.</returns>
    public static double Jaro(string one, string other)
    {
        if (one.Length == 0 && other.Length == 0)
            return 1;
        var window = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        var (taken, matched) = (new bool[other.Length], new List<char>());
        foreach (var (at, letter) in one.Index())
            for (var i = Math.Max(0, at - window); i <= Math.Min(other.Length - 1, at + window); i++)
                if (!taken[i] && other[i] == letter)
                {
                    taken[i] = true;
                    matched.Add(letter);
                    break;
                }
        if (matched.Count == 0)
            return 0;
        var there = other.Where((_, i) => taken[i]);
        double common = matched.Count;
        var transposed = matched.Zip(there).Count(pair => pair.First != pair.Second) / 2.0;
        return ((common / one.Length) + (common / other.Length) + ((common - transposed) / common)) / 3;
    }
}
