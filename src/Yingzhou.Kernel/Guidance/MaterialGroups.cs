namespace Yingzhou.Kernel;

/// <summary>A situation that is still possible, with its share of the cases that come this far.</summary>
/// <param name="Group">Situations of one group need the same materials.</param>
readonly record struct Weighed(Situation Situation, int Group, double Weight);

static class MaterialGroups
{
    /// <summary>Shares of the situations, numbered by their material sets.</summary>
    public static Weighed[] Of(IReadOnlyList<Situation> situations, double smoothing)
    {
        var numbers = new Dictionary<string, int>();
        var total = situations.Sum(situation => situation.Cases + smoothing);
        return
        [
            .. situations.Select(situation =>
            {
                var key = string.Join('\n', situation.Materials.Order(StringComparer.Ordinal));
                numbers.TryAdd(key, numbers.Count);
                return new Weighed(situation, numbers[key], (situation.Cases + smoothing) / total);
            }),
        ];
    }

    /// <summary>Weights of the different material sets among the situations.</summary>
    public static IReadOnlyCollection<double> Weights(IReadOnlyList<Weighed> situations)
    {
        var weights = new Dictionary<int, double>();
        foreach (var one in situations)
            weights[one.Group] = weights.GetValueOrDefault(one.Group) + one.Weight;
        return weights.Values;
    }

    public static bool AreSettled(IReadOnlyList<Weighed> situations)
    {
        foreach (var one in situations)
            if (one.Group != situations[0].Group)
                return false;
        return true;
    }
}
