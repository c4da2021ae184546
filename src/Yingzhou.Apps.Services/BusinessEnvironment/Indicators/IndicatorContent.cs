using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

enum TakenAs
{
    /// <summary>中位数.</summary>
    Median,

    /// <summary>占比: values are 0 or 1.</summary>
    Share,
}

/// <summary>A monitored figure (监测指标): a formula over each case of its items, and how the cases are taken together.</summary>
/// <param name="Value">FEEL over one case.</param>
/// <param name="Where">FEEL: only cases for which it is true; <c>null</c> for all.</param>
sealed record MonitoredIndicator(
    string Id,
    string Name,
    string Unit,
    IReadOnlyList<string> Items,
    string Value,
    TakenAs Take,
    double Best,
    double Worst,
    string? Where = null
)
{
    /// <summary>用时: what people can be asked about; what it cost them they did not count.</summary>
    public bool IsTime => Take is TakenAs.Median && Unit == "工作日";

    public bool LessIsBetter => Best < Worst;

    public FrontierScore Scale => FrontierScore.Between(Best, Worst).Value;
}

/// <param name="Importance">Comparison in pairs of the indicators, in their order (层次分析法).</param>
sealed record MonitoredDomain(
    string Id,
    string Name,
    IReadOnlyList<IReadOnlyList<double>> Importance,
    IReadOnlyList<MonitoredIndicator> Indicators
);

sealed record IndicatorFile(string Note, IReadOnlyList<MonitoredDomain> Domains);

/// <summary>The indicators of the business environment, <c>indicators/business-environment.json</c>, compiled.</summary>
sealed class IndicatorContent
{
    IndicatorContent(IndicatorFile file)
    {
        File = file;
        Formulas = file.Domains.SelectMany(domain => domain.Indicators).ToDictionary(one => one.Id, one => new CaseFormula(one));
        Weights = file.Domains.ToDictionary(domain => domain.Id, domain => AnalyticHierarchy.Weights(domain.Importance).Value);
    }

    public IndicatorFile File { get; }

    public IReadOnlyDictionary<string, CaseFormula> Formulas { get; }

    public IReadOnlyDictionary<string, HierarchyWeights> Weights { get; }

    public IEnumerable<MonitoredIndicator> All => File.Domains.SelectMany(domain => domain.Indicators);

    public static ContentReading<IndicatorContent> Read(CityContent city, CasesContent cases)
    {
        var reader = new ContentReader(city);
        var file = reader.One<IndicatorFile>("indicators/business-environment.json");
        List<ContentProblem> problems = [.. reader.Problems, .. file is null ? [] : Check(file, cases)];
        return new(problems.Count == 0 ? new(file!.Content) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<IndicatorFile> file, CasesContent cases)
    {
        foreach (var (at, domain) in file.Content.Domains.Index())
        {
            var weights = AnalyticHierarchy.Weights(domain.Importance);
            if (weights.Fault is { } fault)
                yield return file.Problem($"domains[{at}].importance", fault.Detail);
            else if (domain.Importance.Count != domain.Indicators.Count)
                yield return file.Problem(
                    $"domains[{at}].importance",
                    $"判断矩阵是 {domain.Importance.Count} 阶，指标有 {domain.Indicators.Count} 个"
                );
            else if (!weights.Value.IsConsistent)
                yield return file.Problem(
                    $"domains[{at}].importance",
                    $"判断矩阵自相矛盾，一致性比率 {weights.Value.ConsistencyRatio:0.00}，应小于 0.10"
                );
            foreach (var (index, one) in domain.Indicators.Index())
            {
                var path = $"domains[{at}].indicators[{index}]";
                foreach (var item in one.Items.Where(item => !cases.Items.ContainsKey(item)))
                    yield return file.Problem($"{path}.items", $"items/ 中没有事项 {item}");
                if (FrontierScore.Between(one.Best, one.Worst).Fault is { } flat)
                    yield return file.Problem(path, flat.Detail);
                foreach (var (name, text) in new[] { ("value", one.Value), ("where", one.Where) })
                    if (text is not null && !FeelExpression.Parse(text).Succeeded)
                        yield return file.Problem($"{path}.{name}", "不是合法的 FEEL 公式");
            }
        }
        foreach (
            var same in file.Content.Domains.SelectMany(domain => domain.Indicators).GroupBy(one => one.Id).Where(same => same.Count() > 1)
        )
            yield return file.Problem("domains", $"指标 {same.Key} 出现了 {same.Count()} 次");
    }
}
