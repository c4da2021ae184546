namespace Yingzhou.Host.Fuzzing;

/// <summary>Makes an input as short as it can be while it still shows the same fault.</summary>
static class Shrinking
{
    const int MostTries = 4_000;

    public static string Shortest(string input, Func<string, bool> stillFails)
    {
        var tries = 0;
        for (var size = Math.Max(1, input.Length / 2); size > 0; size /= 2)
        {
            for (var at = 0; at + size <= input.Length; )
            {
                if (++tries > MostTries)
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
