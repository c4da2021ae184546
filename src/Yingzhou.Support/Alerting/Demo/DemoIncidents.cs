using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Demo;

/// <summary>
/// Gives the demonstration something to watch: an intrusion that calls the duty officer, one that the maritime office is handling, one that is closed with its whole log, and warnings that
/// are not incidents yet. Everything goes through the engine.
/// </summary>
sealed class DemoIncidents(
    CityContext city,
    IAlerting alerting,
    IIncidents incidents,
    IAfterAction afterAction,
    IOrganisation organisation,
    TimeProvider clock
) : IDemoSeed
{
    const string Intrusion = "island-intrusion";
    const string Unit = "political-legal";
    const string Helper = "maritime";
    const string Putuo = "330903";
    const string Shengsi = "330922";

    public async Task Seed(CancellationToken cancel)
    {
        if (
            await city.Set<Alert>().AnyAsync(cancel)
            || organisation.Acting("shu-hai", $"{Unit}/watch") is not { } watch
            || organisation.Acting("pei-jun", $"{Unit}/director") is not { } head
            || organisation.Acting("lu-chao", $"{Helper}/watch") is not { } helper
        )
            return;
        await Warn(
            "emission-exceedance",
            "outlet:demo-1",
            "定海西码头污水排口",
            "化学需氧量",
            AlertLevel.Yellow,
            "小时均值 62 mg/L，限值 50",
            "330902",
            122.02,
            30.06,
            cancel
        );
        await Warn(
            "device-silence",
            "device:demo-7",
            "嵊泗菜园水位站",
            "静默",
            AlertLevel.Yellow,
            "已有 47 分钟没有数据，间隔 10 分钟",
            Shengsi,
            122.45,
            30.72,
            cancel
        );

        if (await Intrude("vessel:demo-a", "无名小船", Putuo, 122.58, 29.93, AlertLevel.Orange, cancel) is { } closed)
        {
            await On(closed, seen => incidents.Answer(closed, seen, watch, cancel), cancel);
            await On(
                closed,
                seen => incidents.Verify(closed, seen, true, "光电跟踪：一艘约 8 米快艇靠泊岛东侧，两人登岛。", watch, cancel),
                cancel
            );
            await On(
                closed,
                seen => incidents.Dispatch(closed, seen, [new(Helper, "就近海巡艇前往，查明身份和目的")], watch, cancel),
                cancel
            );
            await Finish(closed, helper, "海巡 0703 艇到场：两名垂钓者，已教育劝离，登记身份。", cancel);
            await On(closed, seen => incidents.Tell(closed, seen, "两名垂钓者已离岛，未发现采挖和倾倒。", watch, cancel), cancel);
            await On(closed, seen => incidents.Review(closed, seen, true, "处置得当。该处登岛点建议加装警示牌。", head, cancel), cancel);
            await afterAction.Ask(new(closed, Helper, "登岛点加装警示牌和喊话器", clock.GetUtcNow().Day().AddDays(30)), head, cancel);
        }
        if (await Intrude("vessel:demo-b", "浙普渔 60123（AIS 关闭）", Putuo, 122.71, 30.08, AlertLevel.Yellow, cancel) is { } handling)
        {
            await On(
                handling,
                seen => incidents.Verify(handling, seen, true, "雷达目标无 AIS，停留 41 分钟，距岸 180 米。", watch, cancel),
                cancel
            );
            await On(handling, seen => incidents.Dispatch(handling, seen, [new(Helper, "靠近喊话，核对船名")], watch, cancel), cancel);
        }
        await Intrude("vessel:demo-c", "高速目标 T-2207", Shengsi, 122.66, 30.74, AlertLevel.Red, cancel);
    }

    async Task<Guid?> Intrude(
        string key,
        string name,
        string region,
        double longitude,
        double latitude,
        AlertLevel level,
        CancellationToken cancel
    ) =>
        (
            await Warn(
                Intrusion,
                key,
                name,
                "电子围栏",
                level,
                $"{name}进入无人岛 500 米警戒圈，停留超过 10 分钟",
                region,
                longitude,
                latitude,
                cancel
            )
        )?.IncidentId;

    async Task<Alert?> Warn(
        string kind,
        string key,
        string name,
        string cause,
        AlertLevel level,
        string text,
        string region,
        double longitude,
        double latitude,
        CancellationToken cancel
    )
    {
        // An outside system says it, not the official whose deed came before in this story.
        city.Actors.Current = Actor.System;
        var raised = await alerting.Raise(
            new(kind, key, name, cause, level, text, region, clock.GetUtcNow().AddMinutes(-2), longitude, latitude, """{"来源":"演示"}"""),
            cancel
        );
        return raised.Succeeded ? raised.Value : null;
    }

    async Task Finish(Guid incident, Subject official, string what, CancellationToken cancel)
    {
        var task = await city.Set<IncidentTask>().AsNoTracking().FirstAsync(one => one.IncidentId == incident, cancel);
        Sound(await incidents.Finish(task.Id, task.Version, what, null, official, cancel));
    }

    async Task On(Guid incident, Func<int, Task<Outcome<Done>>> deed, CancellationToken cancel)
    {
        var seen = await city.Set<Incident>()
            .AsNoTracking()
            .Where(one => one.Id == incident)
            .Select(one => one.Version)
            .SingleAsync(cancel);
        Sound(await deed(seen));
    }

    // The story is ours: a refusal means that it contradicts the rules.
    static void Sound(Outcome<Done> outcome)
    {
        if (outcome.Fault is { } fault)
            throw new InvalidOperationException($"The demonstration's incident was refused: {fault}");
    }
}
