namespace Yingzhou.Support.Cases.Replay;

/// <summary>
/// Chance that can be thrown again: the same seed, thing and purpose give the same number on every machine and after every restart (SplitMix64). A replay
/// that was killed therefore goes on exactly as it would have gone.
/// </summary>
readonly record struct Dice(ulong Seed)
{
    public Dice For(long thing, string purpose)
    {
        var mixed = Mix(Seed ^ Mix((ulong)thing + 0x9E3779B97F4A7C15UL));
        foreach (var letter in purpose)
            mixed = Mix(mixed ^ letter);
        return new(mixed);
    }

    /// <summary>0 (inclusive) to 1 (exclusive).</summary>
    public double Share => (Mix(Seed) >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Share < probability;

    public int Below(int limit) => (int)(Share * limit);

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
