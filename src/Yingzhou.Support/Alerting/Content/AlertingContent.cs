using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Alerting.Content;

/// <summary>The kinds of warnings of the city, by id.</summary>
public sealed class AlertingContent : IAlertKinds
{
    AlertingContent(IReadOnlyDictionary<string, AlertKind> kinds) => Kinds = kinds;

    public IReadOnlyDictionary<string, AlertKind> Kinds { get; }

    public string? TitleOf(string kind) => Kinds.GetValueOrDefault(kind)?.Title;

    /// <param name="knowsDepartment">Whether the organisation has it.</param>
    public static ContentReading<AlertingContent> Read(CityContent city, Func<string, bool> knowsDepartment)
    {
        var reader = new ContentReader(city);
        if (reader.One<KindsFile>("alerting/kinds.json") is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems =
        [
            .. file.Content.Kinds.Index().SelectMany(one => Check(file, one.Index, one.Item, knowsDepartment)),
        ];
        foreach (var twice in file.Content.Kinds.GroupBy(kind => kind.Id).Where(same => same.Count() > 1))
            problems.Add(file.Problem("kinds", $"{twice.Key} 写了两次"));
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content.Kinds.ToDictionary(kind => kind.Id)), []);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<KindsFile> file, int index, AlertKind kind, Func<string, bool> knowsDepartment)
    {
        var at = $"kinds[{index}]";
        foreach (var unknown in kind.Joint.Prepend(kind.Department).Where(one => !knowsDepartment(one)))
            yield return file.Problem($"{at}.joint", $"机构里没有部门 {unknown}");
        if (kind.Calls.Flaw is { } flaw)
            yield return file.Problem($"{at}.calls", flaw);
        if (!kind.Limits.ContainsKey(AlertLevel.Blue))
            yield return file.Problem($"{at}.limits", "应写出蓝色级别的时限，其他级别没有写的按它算");
        foreach (var (level, limits) in kind.Limits)
            if (Math.Min(Math.Min(limits.Verify, limits.Dispatch), Math.Min(Math.Min(limits.Handle, limits.Feedback), limits.Review)) < 1)
                yield return file.Problem($"{at}.limits.{level}", "每个环节至少 1 分钟");
        if (string.IsNullOrWhiteSpace(kind.Source))
            yield return file.Problem($"{at}.source", "写明时限的依据");
    }
}

sealed record KindsFile(IReadOnlyList<AlertKind> Kinds);
