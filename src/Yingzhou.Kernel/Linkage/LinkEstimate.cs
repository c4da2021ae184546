namespace Yingzhou.Kernel;

/// <summary>
/// What each field says, learnt from the records themselves (参数估计): u from pairs drawn at random, of which hardly any belong together; m by expectation maximisation over the pairs that
/// met under a key. Learning both from those would take the keys for agreement. Source: p02 R6; Winkler 2000.
/// </summary>
static class LinkEstimate
{
    const int Drawn = 100_000;
    const int MostRounds = 100;
    const double Settled = 1e-5;
    const double Floor = 1e-6;

    public static IReadOnlyList<LinkField> Of(IReadOnlyList<LinkRecord> records, IReadOnlyList<double?[]> compared, LinkScheme scheme)
    {
        var u = AtRandom(records, scheme);
        var m = Enumerable.Repeat(0.9, u.Length).ToArray();
        var share = 0.1;
        for (var round = 0; round < MostRounds; round++)
        {
            var (sums, weights, total) = (new double[u.Length], new double[u.Length], 0.0);
            foreach (var pair in compared)
            {
                var same = Posterior(pair, m, u, share);
                total += same;
                for (var field = 0; field < u.Length; field++)
                    if (pair[field] is { } likeness)
                    {
                        weights[field] += same;
                        sums[field] += likeness >= JaroWinkler.Agrees ? same : 0;
                    }
            }
            var moved = 0.0;
            for (var field = 0; field < u.Length; field++)
            {
                var next = weights[field] > 0 ? Math.Clamp(sums[field] / weights[field], Floor, 1 - Floor) : m[field];
                moved = Math.Max(moved, Math.Abs(next - m[field]));
                m[field] = next;
            }
            share = compared.Count == 0 ? share : Math.Clamp(total / compared.Count, Floor, 1 - Floor);
            if (moved < Settled)
                break;
        }
        return [.. scheme.Columns.Select((column, at) => new LinkField(column.Name, m[at], u[at]))];
    }

    static double Posterior(double?[] pair, double[] m, double[] u, double share)
    {
        var odds = Math.Log(share / (1 - share));
        for (var field = 0; field < m.Length; field++)
            if (pair[field] is { } likeness)
                odds += likeness >= JaroWinkler.Agrees ? Math.Log(m[field] / u[field]) : Math.Log((1 - m[field]) / (1 - u[field]));
        return 1 / (1 + Math.Exp(-odds));
    }

    // The seed is fixed, so that the same records give the same decision every day.
    static double[] AtRandom(IReadOnlyList<LinkRecord> records, LinkScheme scheme)
    {
        var random = new Random(20_180_607);
        var (agreed, seen) = (new double[scheme.Columns.Count], new double[scheme.Columns.Count]);
        for (var drawn = 0; drawn < Drawn && records.Count > 1; drawn++)
        {
            var (one, other) = (random.Next(records.Count), random.Next(records.Count));
            if (one == other)
                continue;
            foreach (var (field, likeness) in Likeness.Of(records[one], records[other], scheme with { Swapped = [] }).Index())
                if (likeness is { } value)
                {
                    seen[field]++;
                    agreed[field] += value >= JaroWinkler.Agrees ? 1 : 0;
                }
        }
        // A field that never agreed by chance is still not proof beyond what so many draws can show.
        return [.. agreed.Zip(seen, (yes, all) => Math.Clamp((yes + 0.5) / (all + 1), Floor, 1 - Floor))];
    }
}
