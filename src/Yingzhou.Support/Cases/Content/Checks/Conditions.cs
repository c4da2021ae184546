namespace Yingzhou.Support.Cases.Content;

/// <summary>Where FEEL stands in items and bundles, with the path of each place.</summary>
static class Conditions
{
    public static IEnumerable<(string Path, string Text)> Of(ServiceItem item) =>
        item.Conditions.Select((condition, index) => ($"conditions[{index}].rule", condition.Rule))
            .Concat(item.Materials.Select((material, index) => ($"materials[{index}].when", material.When)))
            .Concat(Of(item.Questions))
            .Where(condition => condition.Item2 is not null)
            .Select(condition => (condition.Item1, condition.Item2!));

    public static IEnumerable<(string Path, string Text)> Of(Bundle bundle) =>
        bundle.Legs.Select((leg, index) => ($"legs[{index}].when", leg.When))
            .Concat(Of(bundle.Questions))
            .Where(condition => condition.Item2 is not null)
            .Select(condition => (condition.Item1, condition.Item2!));

    static IEnumerable<(string, string?)> Of(IEnumerable<Question> questions) => questions
        .SelectMany((question, index) => new[] { ($"questions[{index}].when", question.When), ($"questions[{index}].knownFrom", question.KnownFrom) });
}
