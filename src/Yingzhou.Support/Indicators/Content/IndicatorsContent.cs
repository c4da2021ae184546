using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Indicators.Content;

sealed record DefinitionsFile(string Note, IReadOnlyList<IndicatorDefinition> Indicators);

/// <summary>A definition with its formulas compiled.</summary>
sealed record CompiledIndicator(IndicatorDefinition Definition, FeelExpression? Value, FeelExpression? Where);

/// <summary>The indicators of the city, <c>indicators/definitions.json</c>, compiled once.</summary>
sealed class IndicatorsContent
{
    const string Path = "indicators/definitions.json";
    const int MostDecimals = 4;

    IndicatorsContent(IEnumerable<IndicatorDefinition> all) =>
        Versions = all.GroupBy(one => one.Id)
            .ToDictionary(
                same => same.Key,
                same =>
                    (IReadOnlyList<CompiledIndicator>)
                        [.. same.OrderBy(one => one.Version).Select(one => new CompiledIndicator(one, Parse(one.Value), Parse(one.Where)))]
            );

    /// <summary>By id, the oldest version first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CompiledIndicator>> Versions { get; }

    static FeelExpression? Parse(string? text) => text is null ? null : FeelExpression.Parse(text).Required;

    public static ContentReading<IndicatorsContent> Read(
        CityContent city,
        IEnumerable<IIndicatorSource> sources,
        Func<string, bool> knowsDepartment
    )
    {
        var reader = new ContentReader(city);
        if (reader.One<DefinitionsFile>(Path) is not { } file)
            return new(null, reader.Problems);
        var known = sources.ToDictionary(source => source.Id);
        List<ContentProblem> problems =
        [
            .. file.Content.Indicators.Index().SelectMany(one => Check(file, one.Index, one.Item, known, knowsDepartment)),
        ];
        foreach (var same in file.Content.Indicators.GroupBy(one => one.Id))
        {
            var versions = same.OrderBy(one => one.Version).ToList();
            if (versions.Select(one => one.Version).Distinct().Count() < versions.Count)
                problems.Add(file.Problem("indicators", $"指标 {same.Key} 有两个相同的版本号"));
            if (versions.Zip(versions.Skip(1)).Any(pair => pair.Second.EffectiveFrom <= pair.First.EffectiveFrom))
                problems.Add(file.Problem("indicators", $"指标 {same.Key} 的新版本应从更晚的日期起"));
            if (versions.Select(one => (one.Period, one.Take, one.Unit)).Distinct().Count() > 1)
                problems.Add(file.Problem("indicators", $"指标 {same.Key} 的各版本应有同样的周期、取法和单位，否则是另一个指标"));
        }
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content.Indicators), []);
    }

    static IEnumerable<ContentProblem> Check(
        ContentFile<DefinitionsFile> file,
        int index,
        IndicatorDefinition one,
        Dictionary<string, IIndicatorSource> sources,
        Func<string, bool> knowsDepartment
    )
    {
        var at = $"indicators[{index}]";
        if (!sources.TryGetValue(one.Source, out var source))
            yield return file.Problem(
                $"{at}.source",
                $"没有来源 {one.Source}，现有：{string.Join("、", sources.Keys.Order(StringComparer.Ordinal))}"
            );
        else if (!source.Moments.ContainsKey(one.Moment))
            yield return file.Problem(
                $"{at}.moment",
                $"来源 {one.Source} 没有时点 {one.Moment}，现有：{string.Join("、", source.Moments.Keys)}"
            );
        if (one.Take is not IndicatorTake.Count && one.Value is null)
            yield return file.Problem($"{at}.value", "占比、合计、中位数要写公式");
        if (one.Take is IndicatorTake.Count && one.Value is not null)
            yield return file.Problem($"{at}.value", "件数不用公式，用 where 限定范围");
        foreach (var (name, text) in new[] { ("value", one.Value), ("where", one.Where) })
            if (text is not null && !FeelExpression.Parse(text).Succeeded)
                yield return file.Problem($"{at}.{name}", "不是合法的 FEEL 公式");
        if (one.Light?.Flaw is { } flaw)
            yield return file.Problem($"{at}.light.{flaw.Field}", flaw.Detail);
        if (one.Light is { } light && light.MoreIsBetter != one.MoreIsBetter)
            yield return file.Problem($"{at}.light.moreIsBetter", "亮灯的方向应与指标一致");
        if (!knowsDepartment(one.Owner))
            yield return file.Problem($"{at}.owner", $"机构里没有部门 {one.Owner}");
        if (one.Version < 1 || one.ClosesAfter < 0 || one.Decimals is < 0 or > MostDecimals)
            yield return file.Problem(at, $"版本从 1 起，定稿工作日不小于 0，小数 0 到 {MostDecimals} 位");
    }
}
