using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators;

namespace Yingzhou.Apps.Governance.CityManagement.Demo;

/// <summary>
/// Eight weeks of closed cases that make the figures, and a morning's work: reports that wait, two of them probably the same, a case whose unit asks for more time, one that was refused, one that
/// waits for its check.
/// </summary>
sealed class DemoCity(
    CityContext city,
    CityStep step,
    CityManagementContent content,
    CityTimes times,
    IOrganisation organisation,
    CityReading reading,
    ReportProblem reporting,
    Triage triage,
    CaseWork work,
    IIndicators indicators
) : IDemoSeed
{
    const string Keeper = "dinghai-urban-enforcement";
    const string Other = "dinghai-ecology";
    const int History = 66;

    static readonly string[] Kinds = ["0102", "0103", "1101", "0301", "1103", "1301", "0201", "1501", "0101", "1102"];

    public async Task Seed(CancellationToken cancel)
    {
        if (
            await city.Set<CityCase>().AnyAsync(cancel)
            // At the end of a published calendar nothing can be promised.
            || times.Due(city.Clock.GetUtcNow(), content.Kinds["1103"].Limit).Fault is not null
            || organisation.Acting("xu-jiaqi", $"{Keeper}/accept") is not { } desk
            || organisation.Acting("lin-tao", $"{Keeper}/inspect") is not { } patrol
            || organisation.Acting("jiang-dawei", $"{Keeper}/supervise") is not { } crew
            || organisation.Acting("yu-guoping", $"{Other}/accept") is not { } ecology
        )
            return;
        city.Actors.Current = Actor.System;
        Sound(await step.Run<Done>(nameof(DemoCity), () => Past(cancel), cancel));

        var lamp = await Filed("0103", "解放西路公交站旁路灯两盏不亮", "解放西路公交站", 5, patrol, desk, cancel);
        Sound(await work.Accept(lamp, await Version(lamp, cancel), crew, cancel));
        Sound(
            await work.Ask(lamp, await Version(lamp, cancel), CityAsk.Delay, "1", null, "灯杆基础锈断，新灯杆明天的船到。", crew, cancel)
        );
        var smoke = await Filed("1103", "海鲜排档油烟直排楼上窗户", "人民南路美食街 7 号", 6, patrol, desk, cancel);
        Sound(
            await work.Refuse(
                smoke,
                await Version(smoke, cancel),
                Keeper,
                "没有固定经营场所的流动排档由综合执法部门处置。",
                ecology,
                cancel
            )
        );
        var bin = await Filed("0301", "菜场门口垃圾箱满溢，垃圾堆到人行道", "东门菜场北门", 9, patrol, desk, cancel);
        Sound(await work.Finish(bin, await Version(bin, cancel), "已清运两车，冲洗地面，增加一次午间清运。", null, crew, cancel));
        await Filed("0102", "文化路口污水井盖破损，车过有响声", "文化路与环城南路口", 10, patrol, desk, cancel);

        await Report("0102", "文化路口井盖破损响动", "文化路环城南路口", 10, patrol, cancel);
        await Report("1502", "消防通道上停了三辆车", "香园社区 3 幢北侧", 2, patrol, cancel);
        // What was just made up should be in the figures before the hour is over.
        await indicators.Compute(cancel);
    }

    async Task<Guid> Filed(string kind, string text, string place, int grid, Subject reporter, Subject desk, CancellationToken cancel)
    {
        var report = await Report(kind, text, place, grid, reporter, cancel);
        var seen = (await reading.Report(report, desk, cancel)).Value;
        var filed = await triage.File(report, seen.Version, null, null, desk, cancel);
        return filed.Fault is { } refused ? throw new InvalidOperationException($"The demonstration was refused: {refused}") : filed.Value;
    }

    async Task<Guid> Report(string kind, string text, string place, int grid, Subject reporter, CancellationToken cancel)
    {
        var code = content.Grids.Keys.Order(StringComparer.Ordinal).ElementAt(grid);
        var sent = await reporting.Send(
            new(kind, text, place, code, null, $"demo-{kind}-{place}"),
            ReportChannel.Collector,
            reporter,
            cancel
        );
        return sent.Fault is { } refused
            ? throw new InvalidOperationException($"The demonstration was refused: {refused}")
            : sent.Value.Id!.Value;
    }

    Task<int> Version(Guid id, CancellationToken cancel) =>
        city.Set<CityCase>().AsNoTracking().Where(one => one.Id == id).Select(one => one.Version).SingleAsync(cancel);

    // Spread by a fixed stride, so that every demonstration shows the same.
    async Task<Outcome<Done>> Past(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        CityGrid[] grids = [.. content.Grids.Values.Where(grid => grid.Code.Code.StartsWith("330902", StringComparison.Ordinal))];
        for (var i = 0; i < History; i++)
        {
            var (kind, grid) = (content.Kinds[Kinds[i % Kinds.Length]], grids[i * 7 % grids.Length]);
            var filed = CityTime.StartOf(now.Day().AddDays(-3 - (i * 53 / History))).AddHours(9 + (i % 6));
            if (times.Due(filed, kind.Limit) is not { Succeeded: true, Value: var due })
                continue;
            var owner = kind.Code is "1103" or "1301" ? Other : Keeper;
            var one = new CityCase
            {
                Region = grid.Code.Community,
                Number = await Numbers.Next(city, "CG", filed.Day(), cancel),
                Kind = kind.Code,
                Text = $"{kind.Name}：{kind.Filing}",
                Place = $"{grid.Name}（演示）",
                Longitude = grid.Middle.Longitude,
                Latitude = grid.Middle.Latitude,
                Grid = grid.Code.Code,
                ReportedAt = filed.AddMinutes(-12 - (i % 9)),
                FiledAt = filed,
                ClockFrom = filed,
                DueAt = due,
                LimitUnit = kind.Limit.Unit,
                LimitAmount = kind.Limit.Amount,
            };
            // One in nine is late, one in eleven has to be done again.
            var handled = i % 9 == 4 ? due.AddHours(5) : filed + ((due - filed) * (0.3 + (0.05 * (i % 11))));
            handled = handled > now.AddHours(-2) ? now.AddHours(-2) : handled;
            if (
                (
                    one.Dispatch(owner, filed, Keeper)
                    ?? one.Finish(handled, Keeper)
                    ?? (i % 11 == 3 ? one.Check(false, handled) ?? one.Finish(handled.AddMinutes(90), Keeper) : null)
                    ?? one.Check(true, handled.AddHours(2))
                ) is
                { } wrong
            )
                return wrong;
            city.Add(one);
            foreach (
                var (entry, at, text) in new[]
                {
                    (CityEntryKind.Filed, filed, "受理并立案"),
                    (CityEntryKind.Dispatched, filed, $"派遣给{organisation.NameOf(owner)}"),
                    (CityEntryKind.Handled, handled, "已处置"),
                    (CityEntryKind.Closed, handled.AddHours(2), "到现场核查，已修好，结案"),
                }
            )
                city.Add(
                    new CityEntry
                    {
                        CaseId = one.Id,
                        Kind = entry,
                        At = at,
                        ActorId = Actor.System.Id,
                        ActorName = "演示",
                        Text = text,
                    }
                );
        }
        return Done.It;
    }

    // The story is ours: a refusal means that it contradicts the rules.
    static void Sound(Outcome<Done> outcome)
    {
        if (outcome.Fault is { } fault)
            throw new InvalidOperationException($"The demonstration's case was refused: {fault}");
    }
}
