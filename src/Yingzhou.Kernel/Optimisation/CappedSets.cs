using System.Numerics;

namespace Yingzhou.Kernel;

/// <summary>Branch and bound for plans under caps, where worths do not add up. The bound lets every free benefit in, one of each clique of conflicts.</summary>
sealed class CappedSets(Stacking stacking)
{
    SetWorth bestWorth = new(-1, 0, 0);
    ulong best;

    public ulong Best(ulong free, ulong taken)
    {
        best = taken;
        bestWorth = stacking.WorthOf(taken);
        Search(free, taken);
        return best;
    }

    void Search(ulong free, ulong taken)
    {
        var worth = stacking.WorthOf(taken);
        if (worth > bestWorth)
            (best, bestWorth) = (taken, worth);
        if (free == 0)
            return;
        var bound = Bound(free, taken);
        // What is taken later can only make the money come later on the whole, never earlier: earliness falls with every member.
        if (bound < bestWorth.Amount || (bound == bestWorth.Amount && worth.Earliness <= bestWorth.Earliness))
            return;
        var i = Heaviest(free);
        var bit = 1UL << i;
        Search(free & ~bit & ~stacking.ConflictsOf(i), taken | bit);
        Search(free & ~bit, taken);
    }

    int Heaviest(ulong free)
    {
        var heaviest = BitOperations.TrailingZeroCount(free);
        for (var left = free; left != 0; left &= left - 1)
            if (BitOperations.TrailingZeroCount(left) is var i && stacking.At(i).Amount > stacking.At(heaviest).Amount)
                heaviest = i;
        return heaviest;
    }

    decimal Bound(ulong free, ulong taken)
    {
        // Two bounds; the lower of them is one too.
        var open = stacking.Paid(taken | free);
        var cliques = stacking.Paid(taken);
        for (var left = free; left != 0; )
        {
            var first = Heaviest(left);
            cliques += stacking.At(first).Amount;
            var clique = 1UL << first;
            for (var candidates = left & stacking.ConflictsOf(first); candidates != 0; candidates &= candidates - 1)
            {
                var i = BitOperations.TrailingZeroCount(candidates);
                if ((clique & ~stacking.ConflictsOf(i)) == 0)
                    clique |= 1UL << i;
            }
            left &= ~clique;
        }
        return Math.Min(open, cliques);
    }
}
