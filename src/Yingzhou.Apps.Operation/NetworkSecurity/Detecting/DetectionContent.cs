using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Detecting;

/// <summary>How a detection reads the log.</summary>
enum DetectionMethod
{
    /// <summary>Many failed log-ins from one address: <see cref="SignInBursts"/>.</summary>
    SignInBurst,

    /// <summary>More in a day than somebody usually does: <see cref="CountAboveUsual"/>.</summary>
    UnusualCount,

    /// <summary>Done outside office hours.</summary>
    OffHours,

    /// <summary>A post was given whose role is watched.</summary>
    PostGranted,
}

/// <summary>A detection (检测规则) of <c>security/detections.json</c>.</summary>
/// <param name="Kind">Id of the alert kind, of which only detections raise alerts.</param>
/// <param name="Actions">Deeds of the audit that it reads.</param>
/// <param name="LookBackMinutes">How much of the log each look reads; a finding ends when it holds nothing of it any more.</param>
/// <param name="Level">Of a finding; <paramref name="Raised"/> of a grave one: broken in, alarm, a privileged role.</param>
sealed record Detection(
    string Id,
    string Title,
    string Kind,
    DetectionMethod Method,
    IReadOnlyList<string> Actions,
    int LookBackMinutes,
    AlertLevel Level,
    AlertLevel Raised,
    string Source,
    int WindowMinutes = 0,
    int Failures = 0,
    int Accounts = 0,
    int Least = 0,
    double Usual = 0,
    IReadOnlyList<string>? Roles = null
);

sealed record DetectionFile(IReadOnlyList<Detection> Detections);

/// <summary>What the city detects in its own logs.</summary>
sealed class DetectionContent
{
    DetectionContent(IReadOnlyList<Detection> all) => All = all;

    public IReadOnlyList<Detection> All { get; }

    public IEnumerable<string> Kinds => All.Select(one => one.Kind).Distinct(StringComparer.Ordinal);

    public static ContentReading<DetectionContent> Read(CityContent city, IAlertKinds kinds, Func<string, bool> knowsRole)
    {
        var reader = new ContentReader(city);
        if (reader.One<DetectionFile>("security/detections.json") is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems =
        [
            .. file.Content.Detections.Index().SelectMany(one => Check(file, one.Index, one.Item, kinds, knowsRole)),
        ];
        foreach (var same in file.Content.Detections.GroupBy(one => one.Id).Where(same => same.Count() > 1))
            problems.Add(file.Problem("detections", $"{same.Key} 写了两次"));
        return new(problems.Count == 0 ? new(file.Content.Detections) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(
        ContentFile<DetectionFile> file,
        int index,
        Detection one,
        IAlertKinds kinds,
        Func<string, bool> knowsRole
    )
    {
        var at = $"detections[{index}]";
        if (kinds.TitleOf(one.Kind) is null)
            yield return file.Problem($"{at}.kind", $"alerting/kinds.json 中没有预警类别 {one.Kind}");
        if (one.Actions.Count == 0)
            yield return file.Problem($"{at}.actions", "写明读哪些操作的日志");
        if (one.LookBackMinutes < 1)
            yield return file.Problem($"{at}.lookBackMinutes", "至少 1 分钟");
        if (one.Raised < one.Level)
            yield return file.Problem($"{at}.raised", "严重时的级别不能低于平常的级别");
        if (string.IsNullOrWhiteSpace(one.Source))
            yield return file.Problem($"{at}.source", "写明规则的依据");
        if (one.Method is DetectionMethod.SignInBurst && (one.WindowMinutes < 1 || one.Failures < 2 || one.Accounts < 1))
            yield return file.Problem(at, "登录爆发要写明 windowMinutes、failures（至少 2）和 accounts（至少 1）");
        if (one.Method is DetectionMethod.SignInBurst && one.LookBackMinutes < 2 * one.WindowMinutes)
            yield return file.Problem($"{at}.lookBackMinutes", "至少是窗口的两倍，跨窗口的一次爆发才看得全");
        if (one.Method is DetectionMethod.UnusualCount && (one.Least < 1 || one.Usual < 0))
            yield return file.Problem(at, "计数异常要写明 least（至少 1）和 usual（没有基线的人按它算）");
        if (one.Method is DetectionMethod.OffHours && one.Least < 1)
            yield return file.Problem($"{at}.least", "写明几次起算");
        foreach (var unknown in (one.Roles ?? []).Where(role => !knowsRole(role)))
            yield return file.Problem($"{at}.roles", $"org/posts.json 中没有角色 {unknown}");
        if (one.Method is DetectionMethod.PostGranted && one.Roles is not { Count: > 0 })
            yield return file.Problem($"{at}.roles", "写明盯哪些角色");
    }
}
