using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Jobs;

/// <summary>
/// Does the jobs for which this program has a handler. Between taking and answering nothing is held in the database but the lease, so a handler may take its time; if
/// the program dies, the lease runs out and the next worker does the job again under the same key.
/// </summary>
sealed class JobWorker(
    IServiceScopeFactory scopes,
    IEnumerable<IJobHandler> handlers,
    IProcessJobs jobs,
    TimeProvider clock,
    ILogger<JobWorker> log
) : ICityJob
{
    // Taken and worked at once: whoever only waits in a queue here has nobody to extend his lease.
    const int AtOnce = 4;
    const int Insistence = 5;

    readonly Dictionary<string, TimeSpan> leases = handlers.ToDictionary(
        handler => handler.Type,
        handler => handler.Lease,
        StringComparer.Ordinal
    );

    public string Name => "process-jobs";

    public TimeSpan Rest => TimeSpan.FromSeconds(2);

    public async Task<int> Run(CancellationToken cancel)
    {
        var done = 0;
        foreach (var (type, lease) in leases)
        {
            var taken = await jobs.Take(new([type], Environment.MachineName, lease, AtOnce), cancel);
            await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, Do);
            done += taken.Count;
        }
        return done;
    }

    async ValueTask Do(TakenJob job, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetServices<IJobHandler>().Single(handler => handler.Type == job.Type);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var heart = Beat(job, over);
        var answer = await Answered(handler, job, over.Token);
        await over.CancelAsync();
        await heart;
        if (answer is not null)
            await Report(job, answer, cancel);
    }

    /// <returns><c>null</c> when the work was broken off: then the lease runs out and somebody does it again.</returns>
    async Task<JobAnswer?> Answered(IJobHandler handler, TakenJob job, CancellationToken cancel)
    {
        try
        {
            return await handler.Do(job.Order, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever a handler throws is a failed attempt of this one job.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Job {Key} of type {Type} failed, attempt {Attempt}", job.Order.Key, job.Type, job.Order.Attempt);
            return new JobAnswer.Failed(exception.Message);
        }
    }

    // Three signs of life a lease: two may be late.
    async Task Beat(TakenJob job, CancellationTokenSource over)
    {
        while (!over.IsCancellationRequested)
            try
            {
                await Task.Delay(leases[job.Type] / 3, clock, over.Token);
                await using var scope = scopes.CreateAsyncScope();
                var beating = scope.ServiceProvider.GetRequiredService<IProcessJobs>();
                if (!(await beating.Extend(job.Lease, leases[job.Type], over.Token)).Succeeded)
                    await over.CancelAsync();
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A sign of life that did not get through must not undo the work; the next one may.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                log.LogWarning(exception, "Lease of job {Key} could not be extended", job.Order.Key);
            }
    }

    // Another step of the same instance may win the moment: the work is done, only its result has to get in.
    async Task Report(TakenJob job, JobAnswer answer, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await Report(scope.ServiceProvider.GetRequiredService<IProcessJobs>(), job.Lease, answer, cancel);
            if (outcome.Succeeded)
                return;
            if (outcome.Fault.Status != 412 || attempt == Insistence)
            {
                log.LogWarning("Answer of job {Key} was not taken: {Fault}", job.Order.Key, outcome.Fault);
                return;
            }
        }
    }

    static Task<Outcome<Done>> Report(IProcessJobs jobs, JobLease lease, JobAnswer answer, CancellationToken cancel) =>
        answer switch
        {
            JobAnswer.Completed completed => jobs.Complete(lease, completed.Variables, cancel),
            JobAnswer.Failed failed => jobs.Fail(lease, failed.Reason, failed.RetryAfter, cancel),
            JobAnswer.Error error => jobs.ThrowError(lease, error.Code, error.Message, error.Variables, cancel),
            JobAnswer.Deferred deferred => jobs.Defer(lease, deferred.Until, cancel),
            _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
        };
}
