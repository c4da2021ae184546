using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Rules;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Improving;

/// <summary>Who may open and close improvement tasks.</summary>
static class EnvironmentRights
{
    public const string Improve = "environment.improve";
    public const string Acknowledge = "environment.acknowledge";
    public const string Cockpit = "environment.cockpit";
    public const string CheckList = "environment.check-list";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Improve, "director", Reach.Region),
            Grant.ToRole(Improve, "supervise", Reach.Region),
            .. Grant.ToLeaders(Cockpit),
            Grant.ToOfficials(Acknowledge, Reach.Unit),
            Grant.ToRole(CheckList, "director", Reach.Unit),
            Grant.ToRole(CheckList, "decide", Reach.Unit),
        ];
}

/// <param name="Streak">Weeks in a row in which the indicator was recovered.</param>
sealed record TaskLine(ImprovementTask Task, MonitoredIndicator? Indicator, IReadOnlyList<double?> Weeks, int Streak, bool IsOverdue);

/// <summary>Opens, reports and closes improvement tasks in the area of the official's post.</summary>
sealed class ImprovementDesk(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    IndicatorContent content,
    Workdays workdays,
    TimeProvider clock
)
{
    static readonly Fault Unknown = new("environment.no-task", "没有这项整改，请从列表重新进入。", 404);
    static readonly Fault Nowhere = new("environment.no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403);

    public async Task<Outcome<IReadOnlyList<TaskLine>>> All(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area)
            return Nowhere;
        var tasks = await city.Set<ImprovementTask>()
            .AsNoTracking()
            .Within(area)
            .OrderByDescending(task => task.OpenedOn)
            .Take(200)
            .ToListAsync(cancel);
        var lines = new List<TaskLine>();
        foreach (var task in tasks)
        {
            var (indicator, weeks) = (IndicatorOf(task.Indicator), await Weeks(task, cancel));
            lines.Add(
                new(
                    task,
                    indicator,
                    weeks,
                    indicator is null ? 0 : Recovery.Streak(weeks, task.LimitValue, indicator.LessIsBetter),
                    task.IsOpen && clock.GetUtcNow().Day() > task.DueOn
                )
            );
        }
        return lines;
    }

    public Task<Outcome<Done>> Open(
        string indicator,
        string region,
        string problem,
        string limit,
        string key,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<Done>(
            nameof(Open),
            key,
            async () =>
            {
                if (permissions.Refuse(official, EnvironmentRights.Improve, Resource(region)) is { } refused)
                    return refused;
                if (IndicatorOf(indicator) is null)
                    return new Fault("environment.no-indicator", "没有这个指标，请从列表选择。") { Field = "indicator" };
                if (string.IsNullOrWhiteSpace(problem))
                    return new Fault("environment.problem-missing", "请写明问题。") { Field = "problem" };
                if (!double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                    return new Fault("environment.limit", "达标值应是一个数。") { Field = "limit" };
                var today = clock.GetUtcNow().Day();
                var due = workdays.AddWorkdaysOpen(today, Recovery.DeadlineDays);
                if (due.Fault is { } beyond)
                    return beyond;
                await city.AddAsync(
                    new ImprovementTask
                    {
                        Region = region,
                        Indicator = indicator,
                        Problem = problem.Trim(),
                        LimitValue = value,
                        OpenedOn = today,
                        DueOn = due.Value.Day,
                    },
                    cancel
                );
                return Done.It;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Report(Guid id, int seen, string measures, Subject official, CancellationToken cancel) =>
        Change(nameof(Report), id, seen, official, task => Task.FromResult(task.Report(measures)), cancel);

    public Task<Outcome<Done>> Close(Guid id, int seen, Subject official, CancellationToken cancel) =>
        Change(
            nameof(Close),
            id,
            seen,
            official,
            async task => task.Close(await Weeks(task, cancel), IndicatorOf(task.Indicator)?.LessIsBetter ?? true, clock.GetUtcNow().Day()),
            cancel
        );

    Task<Outcome<Done>> Change(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<ImprovementTask, Task<Fault?>> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<ImprovementTask>().FindAsync([id], cancel) is not { } task)
                    return Unknown;
                if (permissions.Refuse(official, EnvironmentRights.Improve, Resource(task.Region)) is { } refused)
                    return refused;
                if (task.Version != seen)
                    return new Fault("environment.task-changed", "刚才已有人改过这项整改，请刷新后再操作。", 412);
                return await change(task) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    // Whole weeks after the opening; a week without a line is a week without a value.
    async Task<IReadOnlyList<double?>> Weeks(ImprovementTask task, CancellationToken cancel)
    {
        var (first, last) = (
            ComputeIndicators.Monday(task.OpenedOn).AddDays(7),
            ComputeIndicators.Monday(clock.GetUtcNow().Day()).AddDays(-7)
        );
        var known = await city.Set<IndicatorValue>()
            .AsNoTracking()
            .Where(value => value.Indicator == task.Indicator && value.Area == task.Region && value.Week >= first && value.Week <= last)
            .ToDictionaryAsync(value => value.Week, value => value.Value, cancel);
        var weeks = new List<double?>();
        for (var week = first; week <= last; week = week.AddDays(7))
            weeks.Add(known.GetValueOrDefault(week));
        return weeks;
    }

    MonitoredIndicator? IndicatorOf(string id) => content.All.FirstOrDefault(one => one.Id == id);

    static Resource Resource(string region) => new("environment", region) { Region = region };
}
