using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Jobs;

/// <summary>Takes the answers of workers into the process. What ends a job and what follows from it are one transaction.</summary>
sealed class ProcessJobs(CityContext city, CityStep step, JobLeases leases, ProcessRun run) : IProcessJobs
{
    /// <summary>Workers that may fall silent over one job before a person has to look.</summary>
    const int MostReclaims = 5;

    static readonly Fault Gone = new("process.job-gone", "这项作业已经完成、取消或转为异常，不必再报。", 404);
    static readonly Fault Lost = new("process.lease-lost", "作业租约已经失效，作业已交给别的处理程序；请丢弃本次结果。", 409);

    public async Task<IReadOnlyList<TakenJob>> Take(TakeJobs request, CancellationToken cancel)
    {
        var taken = new List<TakenJob>();
        foreach (var job in await leases.Take(request, cancel))
            if (await IsPoison(job, cancel))
                await End(
                    job.Lease,
                    _ => new FailJob(job.Lease.ElementInstanceId, $"处理程序连续 {MostReclaims} 次失联", RetriesLeft: 0),
                    cancel
                );
            else
                taken.Add(job);
        return taken;
    }

    public async Task<Outcome<Done>> Extend(JobLease lease, TimeSpan duration, CancellationToken cancel) =>
        await leases.Extend(lease, duration, cancel) ? Done.It : Lost;

    public Task<Outcome<Done>> Complete(JobLease lease, JsonObject variables, CancellationToken cancel) =>
        End(lease, job => new CompleteJob(job.ElementInstanceId, (JsonObject)variables.DeepClone()), cancel);

    public Task<Outcome<Done>> ThrowError(JobLease lease, string code, string? message, JsonObject variables, CancellationToken cancel) =>
        End(lease, job => new ThrowJobError(job.ElementInstanceId, code, message, (JsonObject)variables.DeepClone()), cancel);

    public async Task<Outcome<Done>> Defer(JobLease lease, DateTimeOffset until, CancellationToken cancel) =>
        await leases.Defer(lease, until, cancel) ? Done.It : Lost;

    public async Task<Outcome<Done>> Fail(JobLease lease, string reason, TimeSpan? retryAfter, CancellationToken cancel)
    {
        var job = await city.Get<JobRow>(lease.InstanceId, lease.ElementInstanceId, cancel);
        if (job is null)
            return Gone;
        city.Entry(job).State = Microsoft.EntityFrameworkCore.EntityState.Detached;
        if (job.Retries <= 1)
            return await End(lease, _ => new FailJob(lease.ElementInstanceId, reason, RetriesLeft: 0), cancel);
        var at = city.Clock.GetUtcNow() + (retryAfter ?? JobBackoff.After(job.Attempts));
        return await leases.Retry(lease, reason, job.Retries - 1, at, cancel) ? Done.It : Lost;
    }

    async Task<bool> IsPoison(TakenJob taken, CancellationToken cancel)
    {
        var job = await city.Get<JobRow>(taken.Lease.InstanceId, taken.Lease.ElementInstanceId, cancel);
        if (job is null)
            return false;
        city.Entry(job).State = Microsoft.EntityFrameworkCore.EntityState.Detached;
        return job.Reclaims >= MostReclaims;
    }

    Task<Outcome<Done>> End(JobLease lease, Func<JobRow, ProcessEvent> what, CancellationToken cancel) =>
        step.Run<Done>(
            "EndJob",
            async () =>
            {
                var job = await city.Get<JobRow>(lease.InstanceId, lease.ElementInstanceId, cancel);
                if (job is null)
                    return Gone;
                if (job.LeaseToken != lease.Token)
                    return Lost;
                var instance = await city.Get<ProcessInstance>(lease.InstanceId, cancel);
                // The row carries its token as version: of two answers at the same moment the database lets one through.
                city.Remove(job);
                return await run.Apply(instance!, what(job), cancel);
            },
            cancel
        );
}
