using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// What falls due by itself: lights and their escalation, silence after a supplement request, acceptance by silence. Each case in a step of its own, so
/// that one that fails holds up nobody.
/// </summary>
sealed class CheckDeadlines(
    CityContext city,
    CityStep step,
    CaseStore store,
    CaseProgress progress,
    CaseMoments moments,
    IProcesses processes,
    ILogger<CheckDeadlines> log
)
{
    /// <returns>How many cases went on.</returns>
    public async Task<int> Run(int most, CancellationToken cancel = default)
    {
        var now = city.Clock.GetUtcNow();
        var due = await city.Set<Case>()
            .Where(@case => @case.NextCheckAt <= now)
            .OrderBy(@case => @case.NextCheckAt)
            .Select(@case => @case.Id)
            .Take(most)
            .ToListAsync(cancel);
        var done = 0;
        foreach (var id in due)
            done += await Checked(id, now, cancel) ? 1 : 0;
        return done;
    }

    async Task<bool> Checked(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return (await step.Run(nameof(CheckDeadlines), () => Check(id, now, cancel), cancel)).Succeeded;
        }
#pragma warning disable CA1031 // One case that cannot go on must not hold up the deadlines of all others; it is logged with its stack and tried again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(exception, "What is due in case {Case} could not be done and will be tried again", id);
            return false;
        }
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
        // 行政许可法 32(5): after a supplement, received is the day on which the whole file was in.
        var completed = await city.Set<Supplement>().Where(s => s.CaseId == @case.Id).MaxAsync(s => s.ReturnedAt, cancel);
        var received = (completed ?? @case.SubmittedAt!.Value).Day();
        @case.Accept(moments.ByItself("收件后五个工作日内未告知补正，视为自收到之日起受理"), received);
        store.Note(@case);
        var task = await city.Set<UserTask>()
            .FirstOrDefaultAsync(t => t.BusinessKey == key && t.Stage == "accept" && t.Status == UserTaskStatus.Open, cancel);
        return task is null ? Done.It : await processes.Complete(task, "accepted", null, cancel);
    }
}
