namespace Yingzhou.Kernel;

/// <summary>A situation that is still possible, with its share of the cases that come this far.</summary>
readonly record struct Weighed(Situation Situation, double Weight);

static class MaterialGroups
{
    /// <summary>Weights of the different material sets among the situations.</summary>
    public static IReadOnlyCollection<double> Weights(IEnumerable<Weighed> situations) =>
        [.. situations.GroupBy(one => Key(one.Situation.Materials)).Select(group => group.Sum(one => one.Weight))];

    public static bool AreSettled(IReadOnlyList<Weighed> situations) =>
        situations.All(one => one.Situation.Materials.SetEquals(situations[0].Situation.Materials));

    static string Key(IEnumerable<string> materials) => string.Join('\n', materials.Order(StringComparer.Ordinal));
}
