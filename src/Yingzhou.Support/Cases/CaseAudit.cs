using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases;

/// <summary>What a recount found.</summary>
/// <param name="OnTime">按期 ÷ 已到期, unfinished overdue cases among them.</param>
/// <param name="Findings">Every contradiction, named; empty when all is well.</param>
public sealed record CaseAuditReport(int Cases, int Keys, int Finished, RatioOf OnTime, IReadOnlyList<string> Findings);

/// <summary>Recounts everything from the cases, their logs and tasks themselves and compares it with what the engine has kept on the way.</summary>
public sealed class CaseAudit(CityContext city)
{
    const int MostFindings = 50;

    public async Task<CaseAuditReport> Run(CancellationToken cancel = default)
    {
        var findings = new List<string>();
        var cases = await city.Set<Case>().AsNoTracking().ToListAsync(cancel);
        var keys = await city.Set<IdempotencyKey>().Where(key => key.Command == "SubmitCase").CountAsync(cancel);

        await Logs(cases, findings, cancel);
        await Processes(cases, findings, cancel);
        await Tasks(findings, cancel);
        await Counts(cases, findings, cancel);
        Submissions(cases, keys, findings);
        Bundles(cases, findings);
        return new(
            cases.Count,
            keys,
            cases.Count(@case => @case.IsOver),
            OnTimeRate.Of(cases.Where(IsBound).Select(Timed), city.Clock.GetUtcNow().Day()),
            [.. findings.Take(MostFindings)]
        );
    }

    // Without a deadline, or taken back before it, nothing was promised.
    static bool IsBound(Case @case) => @case.DueAt is not null && (@case.OnTime is not null || !@case.IsOver);

    static TimedCase Timed(Case @case) => new(@case.DueAt!.Value.Day(), @case.OnTime is true ? @case.DueAt.Value.Day() : null);

    // A step that was taken twice would leave two lines; one that was lost leaves a gap.
    async Task Logs(List<Case> cases, List<string> findings, CancellationToken cancel)
    {
        var logs = await city.Set<CaseEvent>()
            .AsNoTracking()
            .GroupBy(line => line.CaseId)
            .Select(log => new
            {
                log.Key,
                Lines = log.Count(),
                Last = log.Max(line => line.Sequence),
            })
            .ToDictionaryAsync(log => log.Key, cancel);
        foreach (var @case in cases)
        {
            var (lines, last) = logs.TryGetValue(@case.Id, out var log) ? (log.Lines, log.Last) : (0, 0);
            if (lines != @case.EventCount || last != @case.EventCount)
                findings.Add($"{@case.Number}: {@case.EventCount} events told, {lines} in the log, last {last}");
        }
        var twice = await city.Set<CaseEvent>()
            .AsNoTracking()
            .Where(line =>
                line.Kind == CaseEventKind.Submitted || line.Kind == CaseEventKind.Finished || line.Kind == CaseEventKind.Delivered
            )
            .GroupBy(line => new { line.CaseId, line.Kind })
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToListAsync(cancel);
        findings.AddRange(twice.Select(t => $"{t.CaseId}: {t.Kind} stands twice in the log"));
    }

    async Task Processes(List<Case> cases, List<string> findings, CancellationToken cancel)
    {
        var instances = await city.Set<ProcessInstance>()
            .AsNoTracking()
            .Where(instance => instance.CallerId == null)
            .Select(instance => new
            {
                instance.Id,
                instance.BusinessKey,
                instance.Status,
            })
            .ToListAsync(cancel);
        var byCase = instances
            .Where(instance => Guid.TryParse(instance.BusinessKey, out _))
            .ToLookup(instance => Guid.Parse(instance.BusinessKey));
        foreach (var @case in cases.Where(@case => @case.BundleCode is null))
        {
            var own = byCase[@case.Id].ToList();
            if (@case.SubmittedAt is null ? own.Count != 0 : own.Count != 1)
                findings.Add($"{@case.Number} ({@case.Status}): {own.Count} process instances");
            else if (!@case.IsOver && own is [{ Status: not ProcessStatus.Running }])
                findings.Add($"{@case.Number} ({@case.Status}): its process is over, the case is not");
        }
    }

    async Task Tasks(List<string> findings, CancellationToken cancel)
    {
        var open = await city.Set<UserTask>()
            .AsNoTracking()
            .Where(task => task.Status == UserTaskStatus.Open || task.Status == UserTaskStatus.Suspended)
            .Join(
                city.Set<ProcessInstance>(),
                task => task.InstanceId,
                instance => instance.Id,
                (task, instance) => new { task.Id, instance.Status }
            )
            .Where(pair => pair.Status != ProcessStatus.Running)
            .CountAsync(cancel);
        if (open > 0)
            findings.Add($"{open} tasks wait in processes that are over");
        var twice = await city.Set<UserTask>()
            .AsNoTracking()
            .GroupBy(task => new
            {
                task.InstanceId,
                task.ElementInstanceId,
                task.AddedTo,
            })
            .Where(group => group.Count() > 1 && group.Key.AddedTo == null)
            .CountAsync(cancel);
        if (twice > 0)
            findings.Add($"{twice} steps were opened twice");
    }

    async Task Counts(List<Case> cases, List<string> findings, CancellationToken cancel)
    {
        var kept = await city.Set<CaseCount>().AsNoTracking().ToListAsync(cancel);
        Compare("submitted", kept.Sum(c => c.Submitted), cases.Count(@case => @case.SubmittedAt is not null));
        // A leg that never began is ended, and counted as finished without having been submitted.
        Compare("finished", kept.Sum(c => c.Finished), cases.Count(@case => @case.IsOver));
        // A promise is kept or missed in the period in which it fell due: the sums of all days would hide one that stands on the wrong day.
        foreach (var (day, (onTime, late)) in Judged(kept, cases))
        {
            Compare($"on time of those due {day:yyyy-MM-dd}", kept.Where(c => c.Day == day).Sum(c => c.OnTime), onTime);
            Compare($"late of those due {day:yyyy-MM-dd}", kept.Where(c => c.Day == day).Sum(c => c.Late), late);
        }
        Compare("rated", kept.Sum(c => c.Rated), await city.Set<Rating>().CountAsync(rating => rating.Excluded == null, cancel));

        void Compare(string what, int counted, int recounted)
        {
            if (counted != recounted)
                findings.Add($"{what}: {counted} kept, {recounted} recounted");
        }
    }

    static Dictionary<DateOnly, (int OnTime, int Late)> Judged(List<CaseCount> kept, List<Case> cases)
    {
        var judged = cases.Where(@case => @case.IsOver && @case.OnTime is not null).ToLookup(@case => @case.DueAt!.Value.Day());
        return kept.Where(count => count.OnTime + count.Late > 0)
            .Select(count => count.Day)
            .Union(judged.Select(due => due.Key))
            .ToDictionary(
                day => day,
                day => (judged[day].Count(@case => @case.OnTime is true), judged[day].Count(@case => @case.OnTime is false))
            );
    }

    static void Submissions(List<Case> cases, int keys, List<string> findings)
    {
        var heads = cases.Count(@case => @case.BundleId is null);
        if (keys > heads)
            findings.Add($"{keys} submissions were answered, but only {heads} cases stand");
    }

    static void Bundles(List<Case> cases, List<string> findings)
    {
        var legs = cases.Where(@case => @case.BundleId is not null).ToLookup(@case => @case.BundleId!.Value);
        foreach (var head in cases.Where(@case => @case.BundleCode is not null))
            if (!legs[head.Id].Any())
                findings.Add($"{head.Number}: a bundle without legs");
            else if (!head.IsOver && legs[head.Id].All(leg => leg.IsOver))
                findings.Add($"{head.Number}: all legs are over, the bundle is not");
    }
}
