using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Evaluation.Content;

/// <summary>The city's evaluation schemes, judged at start.</summary>
sealed class SchemeContent(IReadOnlyList<EvaluationScheme> schemes)
{
    const int Fewest = 2;
    const decimal Whole = 100;
    const int LongestSpan = 12;
    const int MostObjectionDays = 30;

    public IReadOnlyList<EvaluationScheme> All { get; } = schemes;

    public EvaluationScheme? Find(string id) => All.FirstOrDefault(scheme => scheme.Id == id);

    /// <param name="knows">Whether there is an indicator of an id.</param>
    public static ContentReading<SchemeContent> Read(CityContent city, Func<string, bool> knows)
    {
        var reader = new ContentReader(city);
        var files = reader.All<EvaluationScheme>("evaluation/schemes");
        List<ContentProblem> problems = [.. reader.Problems, .. files.SelectMany(file => Check(file, knows))];
        foreach (var same in files.GroupBy(file => file.Content.Id).Where(same => same.Count() > 1))
            problems.Add(same.Last().Problem("id", $"考核方案“{same.Key}”写了两次"));
        return new(problems.Count == 0 ? new([.. files.Select(file => file.Content)]) : null, problems);
    }

    internal static IEnumerable<ContentProblem> Check(ContentFile<EvaluationScheme> file, Func<string, bool> knows)
    {
        var scheme = file.Content;
        if (scheme.Units.Distinct().Count() != scheme.Units.Count || scheme.Units.Count < Fewest)
            yield return file.Problem("units", "一组至少要有两个不同的单位，否则不排名");
        if (scheme.Indicators.Sum(one => one.Weight) is var sum && sum != Whole)
            yield return file.Problem("indicators", $"权重之和应为 100，现为 {sum}，差 {Whole - sum}");
        foreach (var (index, one) in scheme.Indicators.Index())
        {
            if (!knows(one.Indicator))
                yield return file.Problem($"indicators[{index}].indicator", $"没有指标“{one.Indicator}”");
            if (one.Weight <= 0)
                yield return file.Problem($"indicators[{index}].weight", "权重应大于 0");
            if (one.Scoring() is null)
                yield return file.Problem(
                    $"indicators[{index}].method",
                    "计分方法应为 efficacy（worst、best 不相等）、completion（target 大于 0）、interval（from 不大于 until，loss 大于 0）或 steps（按 from 递增）"
                );
        }
        if (scheme.Grades.Count == 0 || scheme.Grades.Sum(one => one.Share) != (double)Whole)
            yield return file.Problem("grades", "等次的比例之和应为 100");
        if (scheme.Grades.All(one => one.Title != scheme.VetoGrade))
            yield return file.Problem("vetoGrade", $"没有等次“{scheme.VetoGrade}”");
        if (scheme.Span is { } span && (span.Months is < 1 or > LongestSpan || span.LeastKnown is not (> 0 and <= 1)))
            yield return file.Problem("span", $"考核周期应为 1 到 {LongestSpan} 个月，leastKnown 大于 0、不超过 1");
        if (scheme.LeastCoverage is not (>= 0 and <= 1))
            yield return file.Problem("leastCoverage", "数据覆盖下限应在 0 到 1 之间");
        if (scheme.ObjectionDays is < 1 or > MostObjectionDays)
            yield return file.Problem("objectionDays", $"异议期应为 1 到 {MostObjectionDays} 个工作日");
        if (scheme.BonusCap < 0 || scheme.MalusCap < 0)
            yield return file.Problem("bonusCap", "加减分的上限不能是负数");
    }
}
