using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// What falls due by itself: lights and their escalation, silence after a supplement request, acceptance by silence. Each case in a step of its own, so
/// that one that fails holds up nobody.
/// </summary>
sealed class CheckDeadlines(CityContext city, CityStep step, CaseStore store, CaseProgress progress, CaseMoments moments, IProcesses processes)
{
    /// <returns>How many cases were looked at.</returns>
    public async Task<int> Run(int most, CancellationToken cancel = default)
    {
        var now = city.Clock.GetUtcNow();
        var due = await city.Set<Case>()
            .Where(@case => @case.NextCheckAt <= now)
            .OrderBy(@case => @case.NextCheckAt)
            .Select(@case => @case.Id)
            .Take(most)
            .ToListAsync(cancel);
        foreach (var id in due)
            await step.Run(nameof(CheckDeadlines), () => Check(id, now, cancel), cancel);
        return due.Count;
    }

    async Task<Outcome<Done>> Check(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await store.Find(id, cancel) is not { } @case || @case.NextCheckAt is not { } at || at > now)
            return Done.It;
        switch (@case.Status)
        {
            case CaseStatus.Supplementing:
                @case.Withdraw(moments.ByItself($"补正通知发出后 {CaseLimits.SupplementSilenceDays} 日未补正，视为撤回申请"));
                var stopped = await progress.StopProcess(@case, cancel);
                return stopped.Succeeded ? await progress.Ended(@case, cancel) : stopped;
            case CaseStatus.Submitted:
                return await AcceptBySilence(@case, cancel);
            default:
                @case.RaiseLight(moments.ByItself());
                store.Note(@case);
                return Done.It;
        }
    }

    // The drawn process waits at its acceptance task: it goes on as if the office had accepted, with the clock counting from the day of receipt.
    async Task<Outcome<Done>> AcceptBySilence(Case @case, CancellationToken cancel)
    {
        var key = @case.Id.ToString();
        @case.Accept(moments.ByItself("收件后五个工作日内未告知补正，视为自收到之日起受理"), @case.SubmittedAt!.Value.Day());
        store.Note(@case);
        var task = await city.Set<UserTask>()
            .FirstOrDefaultAsync(t => t.BusinessKey == key && t.Stage == "accept" && t.Status == UserTaskStatus.Open, cancel);
        return task is null ? Done.It : await processes.Complete(task, "accepted", null, cancel);
    }
}
