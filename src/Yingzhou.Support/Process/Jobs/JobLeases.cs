using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Jobs;

/// <summary>
/// Takes jobs and keeps them. A lease is taken by one conditional update, so that of two workers the database chooses one, on SQLite and on PostgreSQL alike.
/// </summary>
sealed class JobLeases(CityContext city)
{
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<TakenJob>> Take(TakeJobs request, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var types = request.Types.ToList();
        var due = await city.Set<JobRow>()
            .AsNoTracking()
            .Where(job => types.Contains(job.Type) && job.NotBefore <= now)
            .OrderBy(job => job.NotBefore)
            .Take(request.Most)
            .ToListAsync(cancel);
        var taken = new List<TakenJob>();
        foreach (var job in due)
            if (await Lease(job, request, now, cancel) is { } lease)
                taken.Add(await Handed(job, lease, now + Bounded(request.Lease), cancel));
        return taken;
    }

    public async Task<bool> Extend(JobLease lease, TimeSpan duration, CancellationToken cancel)
    {
        var until = city.Clock.GetUtcNow() + Bounded(duration);
        return await Held(lease)
                .ExecuteUpdateAsync(set => set.SetProperty(job => job.LeasedUntil, until).SetProperty(job => job.NotBefore, until), cancel)
            == 1;
    }

    public async Task<bool> Defer(JobLease lease, DateTimeOffset until, CancellationToken cancel) =>
        await Held(lease)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(job => job.DeferredUntil, until)
                        .SetProperty(job => job.NotBefore, until)
                        .SetProperty(job => job.Reclaims, 0)
                        .SetProperty(job => job.RetryAt, (DateTimeOffset?)null)
                        .SetProperty(job => job.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(job => job.LeasedBy, (string?)null)
                        .SetProperty(job => job.LeaseToken, (Guid?)null),
                cancel
            ) == 1;

    public async Task<bool> Retry(JobLease lease, string reason, int left, DateTimeOffset at, CancellationToken cancel) =>
        await Held(lease)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(job => job.RetryAt, at)
                        .SetProperty(job => job.NotBefore, at)
                        .SetProperty(job => job.Retries, left)
                        .SetProperty(job => job.LastError, reason)
                        .SetProperty(job => job.Reclaims, 0)
                        .SetProperty(job => job.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(job => job.LeasedBy, (string?)null)
                        .SetProperty(job => job.LeaseToken, (Guid?)null),
                cancel
            ) == 1;

    async Task<JobLease?> Lease(JobRow job, TakeJobs request, DateTimeOffset now, CancellationToken cancel)
    {
        var (token, until) = (Guid.CreateVersion7(), now + Bounded(request.Lease));
        // Somebody had it and fell silent: a job that kills its workers must not do so for ever.
        var reclaims = job.LeasedUntil is null ? 0 : job.Reclaims + 1;
        var won = await city.Set<JobRow>()
            .Where(row => row.InstanceId == job.InstanceId && row.ElementInstanceId == job.ElementInstanceId)
            .Where(row => row.LeaseToken == job.LeaseToken && row.NotBefore <= now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.LeaseToken, token)
                        .SetProperty(row => row.LeasedBy, request.Worker)
                        .SetProperty(row => row.LeasedUntil, until)
                        .SetProperty(row => row.NotBefore, until)
                        .SetProperty(row => row.Attempts, job.Attempts + 1)
                        .SetProperty(row => row.Reclaims, reclaims)
                        .SetProperty(row => row.RetryAt, (DateTimeOffset?)null)
                        .SetProperty(row => row.DeferredUntil, (DateTimeOffset?)null),
                cancel
            );
        return won == 1 ? new(job.InstanceId, job.ElementInstanceId, token) : null;
    }

    async Task<TakenJob> Handed(JobRow job, JobLease lease, DateTimeOffset until, CancellationToken cancel)
    {
        var businessKey = await city.Set<ProcessInstance>()
            .Where(i => i.Id == job.InstanceId)
            .Select(i => i.BusinessKey)
            .SingleAsync(cancel);
        var input = JsonSerializer.Deserialize<JobInput>(job.Input, JsonSerializerOptions.Web)!;
        var order = new JobOrder(KeyOf(job), job.InstanceId, businessKey, job.ElementId, job.Attempts + 1, input.Headers, input.Variables);
        return new(lease, order, job.Type, job.Retries, until);
    }

    IQueryable<JobRow> Held(JobLease lease) =>
        city.Set<JobRow>()
            .Where(job =>
                job.InstanceId == lease.InstanceId && job.ElementInstanceId == lease.ElementInstanceId && job.LeaseToken == lease.Token
            );

    static TimeSpan Bounded(TimeSpan lease) =>
        lease < Shortest ? Shortest
        : lease > Longest ? Longest
        : lease;

    static string KeyOf(JobRow job) => $"{job.InstanceId:N}.{job.ElementInstanceId}";

    sealed record JobInput(Dictionary<string, string> Headers, JsonObject Variables);
}
