using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Checking;

/// <param name="Evidence">Codes of probes (<see cref="Assurance.Security.ISecurityProbe"/>): the clause is met when all of them hold.</param>
sealed record CheckItem(string Clause, string Title, IReadOnlyList<string> Evidence);

/// <param name="Items">Empty: the running system cannot speak for this layer, a person assesses it.</param>
sealed record CheckLayer(string Title, decimal Weight, IReadOnlyList<CheckItem> Items);

/// <param name="PassLine">0–100; <c>null</c>: the scheme counts clauses, it has no score.</param>
sealed record CheckScheme(string Id, string Title, string Standard, IReadOnlyList<CheckLayer> Layers, decimal? PassLine = null);

sealed record SelfCheckFile(IReadOnlyList<CheckScheme> Schemes);

/// <summary>自查表 (等保、密评) of <c>security/self-check.json</c>: which clause asks for which evidence.</summary>
sealed class SelfCheckContent
{
    SelfCheckContent(IReadOnlyList<CheckScheme> schemes) => Schemes = schemes;

    public IReadOnlyList<CheckScheme> Schemes { get; }

    public static ContentReading<SelfCheckContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        if (reader.One<SelfCheckFile>("security/self-check.json") is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [];
        foreach (var (index, scheme) in file.Content.Schemes.Index())
        foreach (var (at, layer) in scheme.Layers.Index())
        {
            if (layer.Weight <= 0)
                problems.Add(file.Problem($"schemes[{index}].layers[{at}].weight", "权重应大于 0"));
            foreach (var (of, item) in layer.Items.Index())
                if (item.Evidence.Count == 0 || string.IsNullOrWhiteSpace(item.Clause))
                    problems.Add(file.Problem($"schemes[{index}].layers[{at}].items[{of}]", "写明条款号和取证项"));
        }
        return new(problems.Count == 0 ? new(file.Content.Schemes) : null, problems);
    }
}
