using System.Numerics;

namespace Yingzhou.Kernel;

/// <summary>
/// The heaviest independent set where worths add up: branches on the vertex with most conflicts, takes parts of the graph that do not touch each other apart,
/// and remembers what it has solved. At most about 1.4ⁿ steps.
/// </summary>
sealed class AdditiveSets(ulong[] conflicts, SetWorth[] worth)
{
    readonly Dictionary<ulong, (SetWorth Worth, ulong Set)> solved = [];

    public ulong Best(ulong free) => Solve(free).Set;

    (SetWorth Worth, ulong Set) Solve(ulong free)
    {
        if (free == 0)
            return default;
        if (solved.TryGetValue(free, out var known))
            return known;
        var part = Component(free);
        var (first, rest) = (part == free ? Branch(free) : Solve(part), part == free ? default : Solve(free & ~part));
        return solved[free] = (first.Worth + rest.Worth, first.Set | rest.Set);
    }

    (SetWorth Worth, ulong Set) Branch(ulong free)
    {
        var busiest = -1;
        for (var left = free; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            if (busiest < 0 || Degree(i, free) > Degree(busiest, free))
                busiest = i;
        }
        var bit = 1UL << busiest;
        var with = Solve(free & ~conflicts[busiest] & ~bit);
        with = (with.Worth + worth[busiest], with.Set | bit);
        // Worth nothing: it is not taken.
        if (Degree(busiest, free) == 0)
            return worth[busiest].Amount > 0 ? with : default;
        var without = Solve(free & ~bit);
        return with.Worth.CompareTo(without.Worth) switch
        {
            > 0 => with,
            < 0 => without,
            // Equal in all: the one with the smallest id.
            _ => BitOperations.TrailingZeroCount(with.Set ^ without.Set) is var i && (with.Set >> i & 1) == 1 ? with : without,
        };
    }

    int Degree(int i, ulong free) => BitOperations.PopCount(conflicts[i] & free);

    ulong Component(ulong free)
    {
        var part = free & (~free + 1);
        for (var border = part; border != 0; )
        {
            var reached = 0UL;
            for (; border != 0; border &= border - 1)
                reached |= conflicts[BitOperations.TrailingZeroCount(border)];
            border = reached & free & ~part;
            part |= border;
        }
        return part;
    }
}
