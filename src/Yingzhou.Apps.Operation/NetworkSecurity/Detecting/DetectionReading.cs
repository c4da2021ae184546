using System.Globalization;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Detecting;

/// <summary>Reads the city's own log by the rules of the content. Reading twice finds the same: nothing is remembered between two looks.</summary>
sealed class DetectionReading(IAudit audit, IOrganisation organisation, Workdays workdays)
{
    // More than this in one look-back is itself a flood; the newest lines are judged.
    const int MostLines = 50_000;
    const int BaselineDays = 14;

    public async Task<IReadOnlyList<Finding>> Find(Detection rule, DateTimeOffset now, CancellationToken cancel) =>
        rule.Method switch
        {
            DetectionMethod.SignInBurst => Bursts(rule, await Lines(rule, now, cancel)),
            DetectionMethod.UnusualCount => await Counts(rule, now, cancel),
            DetectionMethod.OffHours => OffHours(rule, await Lines(rule, now, cancel)),
            _ => Granted(rule, await Lines(rule, now, cancel)),
        };

    Task<IReadOnlyList<AuditLine>> Lines(Detection rule, DateTimeOffset now, CancellationToken cancel) =>
        audit.Deeds(rule.Actions, now.AddMinutes(-rule.LookBackMinutes), now.AddTicks(1), MostLines, cancel);

    static List<Finding> Bursts(Detection rule, IReadOnlyList<AuditLine> lines) =>
        [
            .. new SignInBursts(TimeSpan.FromMinutes(rule.WindowMinutes), rule.Failures, rule.Accounts)
                .Find(
                    lines
                        .Where(line => !string.IsNullOrEmpty(line.Detail))
                        .Select(line => new SignInAttempt(line.At, line.Detail!, line.Target, line.Action == SignInDeeds.Passed))
                )
                .Select(burst => new Finding(
                    rule,
                    $"address:{burst.Address}",
                    $"来自 {burst.Address} 的登录",
                    burst.BrokeIn ? rule.Raised : rule.Level,
                    burst.BrokeIn
                        ? $"{burst.Failures} 次失败、涉及 {burst.Accounts} 个账号之后登录成功：有账号可能已经失守，共 {burst.Events} 条日志"
                        : $"{burst.Failures} 次登录失败，涉及 {burst.Accounts} 个账号，还没有成功，共 {burst.Events} 条日志",
                    burst.From,
                    burst.Events,
                    new Dictionary<string, string>
                    {
                        ["来源地址"] = burst.Address,
                        ["失败次数"] = Said(burst.Failures),
                        ["涉及账号"] = Said(burst.Accounts),
                        ["之后成功的账号"] = burst.BrokeIn ? string.Join('、', burst.Opened) : "无",
                    }
                )),
        ];

    async Task<IReadOnlyList<Finding>> Counts(Detection rule, DateTimeOffset now, CancellationToken cancel)
    {
        var today = now.Day();
        var start = CityTime.StartOf(today);
        var many = (await audit.CountByActor(rule.Actions, start, now.AddTicks(1), cancel)).Where(one => one.Count >= rule.Least).ToList();
        if (many.Count == 0)
            return [];
        var before = new List<IReadOnlyList<AuditCount>>();
        for (var day = today.AddDays(-BaselineDays); day < today; day = day.AddDays(1))
            before.Add(await audit.CountByActor(rule.Actions, CityTime.StartOf(day), CityTime.StartOf(day.AddDays(1)), cancel));
        var found = new List<Finding>();
        foreach (var one in many)
        {
            var usual = UsualCount.Of(
                before.Select(day => day.FirstOrDefault(other => other.ActorId == one.ActorId)?.Count ?? 0),
                rule.Usual
            );
            var judged = CountAboveUsual.Judge(one.Count, usual);
            if (judged is Unusual.No)
                continue;
            found.Add(
                new(
                    rule,
                    $"actor:{one.ActorId}",
                    one.ActorName,
                    judged is Unusual.Alarm ? rule.Raised : rule.Level,
                    $"今天 {one.Count} 次，平常每天 {usual.ToString("0.#", CultureInfo.InvariantCulture)} 次",
                    start,
                    one.Count,
                    new Dictionary<string, string>
                    {
                        ["今天次数"] = Said(one.Count),
                        ["平常次数"] = usual.ToString("0.#", CultureInfo.InvariantCulture),
                        ["偏离度 z"] = CountAboveUsual.Score(one.Count, usual).ToString("0.00", CultureInfo.InvariantCulture),
                    }
                )
            );
        }
        return found;
    }

    List<Finding> OffHours(Detection rule, IReadOnlyList<AuditLine> lines)
    {
        var office = new OfficeHours(workdays);
        return
        [
            .. lines
                // A day beyond the published calendar is no holiday: unknown accuses nobody.
                .Where(line => workdays.IsWorkday(line.At.Day()).Succeeded && !office.IsOpen(line.At))
                .GroupBy(line => line.ActorId)
                .Where(same => same.Count() >= rule.Least)
                .Select(same => new Finding(
                    rule,
                    $"actor:{same.Key}",
                    same.First().ActorName,
                    rule.Level,
                    $"办公时间以外 {same.Count()} 次，最近一次 {same.Max(line => line.At).ToOffset(CityTime.Offset):MM-dd HH:mm}",
                    same.Min(line => line.At),
                    same.Count(),
                    new Dictionary<string, string>
                    {
                        ["次数"] = Said(same.Count()),
                        ["对象"] = string.Join('、', same.Select(line => line.Target).Distinct().Take(5)),
                    }
                )),
        ];
    }

    List<Finding> Granted(Detection rule, IReadOnlyList<AuditLine> lines) =>
        [
            .. from line in lines
            where line.Target.StartsWith("Post/", StringComparison.Ordinal)
            let post = organisation.Post(line.Target["Post/".Length..])
            where post is not null && rule.Roles!.Contains(post.Role)
            select new Finding(
                rule,
                $"post:{post.Id}:{line.Detail}",
                $"{organisation.NameOf(line.Detail ?? "")}获得{post.Title}",
                line.Detail == line.ActorId ? rule.Raised : rule.Level,
                $"{line.ActorName}授予{organisation.NameOf(line.Detail ?? "")}{organisation.NameOf(post.UnitId)}的{post.Title}，请核对是否有批件",
                line.At,
                1,
                new Dictionary<string, string>
                {
                    ["岗位"] = post.Id,
                    ["授予人"] = line.ActorName,
                    ["获得人"] = line.Detail ?? "",
                }
            ),
        ];

    static string Said(int count) => count.ToString(CultureInfo.InvariantCulture);
}
