using System.Text.Json.Nodes;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

/// <summary>
/// The way of workers to their jobs (作业接口), in this process or over HTTP: take under a lease, extend it, answer. Whoever falls silent loses the job to another
/// when the lease runs out; an answer under a lost lease is refused.
/// </summary>
public interface IProcessJobs
{
    /// <summary>Takes jobs that may be done now. Of many workers that ask at once each job goes to one.</summary>
    Task<IReadOnlyList<TakenJob>> Take(TakeJobs request, CancellationToken cancel = default);

    /// <summary>A sign of life (心跳): the lease runs from now for this long.</summary>
    Task<Outcome<Done>> Extend(JobLease lease, TimeSpan duration, CancellationToken cancel = default);

    /// <summary>Takes the result and lets the process go on, in one transaction.</summary>
    Task<Outcome<Done>> Complete(JobLease lease, JsonObject variables, CancellationToken cancel = default);

    /// <summary>Uses up one retry; without any left the process has an incident.</summary>
    Task<Outcome<Done>> Fail(JobLease lease, string reason, TimeSpan? retryAfter = null, CancellationToken cancel = default);

    /// <summary>An expected failure, caught by the nearest drawn error event of that code; when none catches it, an incident.</summary>
    Task<Outcome<Done>> ThrowError(JobLease lease, string code, string? message, JsonObject variables, CancellationToken cancel = default);

    /// <summary>Gives the job back until an instant, without using a retry.</summary>
    Task<Outcome<Done>> Defer(JobLease lease, DateTimeOffset until, CancellationToken cancel = default);
}

/// <param name="Worker">Who asks, for the people who look at what runs.</param>
/// <param name="Lease">At least a second, at most an hour.</param>
public sealed record TakeJobs(IReadOnlyCollection<string> Types, string Worker, TimeSpan Lease, int Most);

/// <param name="Token">New with every lease.</param>
public sealed record JobLease(Guid InstanceId, long ElementInstanceId, Guid Token);

public sealed record TakenJob(JobLease Lease, JobOrder Order, string Type, int RetriesLeft, DateTimeOffset LeasedUntil);
