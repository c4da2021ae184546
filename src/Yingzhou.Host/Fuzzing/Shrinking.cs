using System.Diagnostics;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Makes an input as short as it can be while it still shows the same fault.</summary>
static class Shrinking
{
    const int MostTries = 4_000;

    // An input that shows its fault only after seconds is kept as long as it is by then.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Shortest(string input, Func<string, bool> stillFails)
    {
        var tries = 0;
        var start = Stopwatch.GetTimestamp();
        for (var size = Math.Max(1, input.Length / 2); size > 0; size /= 2)
        {
            for (var at = 0; at + size <= input.Length; )
            {
                if (++tries > MostTries || Stopwatch.GetElapsedTime(start) > Patience)
                    return input;
                var shorter = input.Remove(at, size);
                if (stillFails(shorter))
                    input = shorter;
                else
                    at += size;
            }
        }
        return input;
    }
}
