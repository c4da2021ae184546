using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>
/// What each grant has used (配额计量), counted in memory and begun from the calls that were kept, so that a restart forgets nothing but the fill of the bucket. Each process counts what goes through
/// it and what was kept when it began: several processes may together give a little more than the quota.
/// </summary>
sealed class GrantMeters(IServiceScopeFactory scopes, TimeProvider clock)
{
    const int KeptRate = 5;
    const int KeptBurst = 100;

    readonly ConcurrentDictionary<string, TokenBucket> refusals = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Lazy<Task<GrantMeter>>> meters = new(StringComparer.Ordinal);

    public async Task<GrantMeter> Of(SharingGrant grant)
    {
        var meter = meters.GetOrAdd(grant.Code, _ => new(() => Begin(grant)));
        try
        {
            return await meter.Value;
        }
        catch
        {
            // Not counted is not unlimited: the call fails, and the next one tries again.
            meters.TryRemove(KeyValuePair.Create(grant.Code, meter));
            throw;
        }
    }

    /// <summary>
    /// Whether one more refusal of this key is worth a line: what comes in floods (wrong signatures, calls beyond the rate) is told to the caller and not all kept, lest a flood of refusals fill the disk.
    /// </summary>
    public bool MayKeep(string keyId) => refusals.GetOrAdd(keyId, _ => new(KeptRate, KeptBurst)).Take(clock.GetUtcNow()) == 0;

    public void Forget(string code) => meters.TryRemove(code, out _);

    async Task<GrantMeter> Begin(SharingGrant grant)
    {
        await using var scope = scopes.CreateAsyncScope();
        var calls = scope.ServiceProvider.GetRequiredService<CityContext>().Set<SharedCall>().AsNoTracking();
        var now = clock.GetUtcNow();
        var meter = new GrantMeter(grant.Rate, grant.Burst);
        var (day, month) = (CityTime.StartOf(now.Day()).ToUniversalTime(), CityTime.StartOf(MonthOf(now.Day())).ToUniversalTime());
        var given = calls.Where(call => call.Grant == grant.Code && !call.Sandbox);
        meter.Begin(
            now.Day(),
            await given.Where(call => call.At >= day && call.State == CallState.Answered).SumAsync(call => call.Rows),
            await given.Where(call => call.At >= month && call.Subject != null).Select(call => call.Subject!).Distinct().ToListAsync()
        );
        if (grant.WatchedFrom is { } from)
            foreach (var call in (
                    await given
                        .Where(call => call.At >= from)
                        .OrderByDescending(call => call.Id)
                        .Take(EnumerationGuard.Window)
                        .Select(call => new
                        {
                            call.State,
                            call.Verdict,
                            call.Rows,
                        })
                        .ToListAsync()
                ).AsEnumerable().Reverse())
                if (call.State is CallState.Answered)
                    meter.Guard.Note(call.Rows == 0 ? CallTrace.NotFound : CallTrace.Found);
                else if (call.Verdict == "403-case")
                    meter.Guard.Note(CallTrace.Stranger);
        return meter;
    }

    internal static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>What one grant has used today and this month.</summary>
sealed class GrantMeter(int rate, int burst)
{
    readonly TokenBucket bucket = new(rate, burst);
    readonly Lock gate = new();
    readonly HashSet<string> subjects = new(StringComparer.Ordinal);
    DateOnly today;
    long rows;

    public EnumerationGuard Guard { get; } = new();

    internal void Begin(DateOnly day, long given, IEnumerable<string> seen)
    {
        (today, rows) = (day, given);
        subjects.UnionWith(seen);
    }

    /// <returns>Seconds to wait; 0 when the call may go on.</returns>
    public int Take(DateTimeOffset now) => bucket.Take(now);

    /// <returns>Why the grant's day or month is used up; <c>null</c> when it is not.</returns>
    public GatewayDenial? Refuse(SharingGrant grant, string? subject, DateTimeOffset now)
    {
        lock (gate)
        {
            Turn(now.Day());
            if (rows >= grant.DailyRows)
                return GatewayDenial.Quota(
                    $"今天的 {grant.DailyRows} 行已经用完，明天零点恢复；需要更多的，请说明理由申请调整。",
                    UntilTomorrow(now)
                );
            return subject is not null && !subjects.Contains(subject) && subjects.Count >= grant.MonthlySubjects
                ? GatewayDenial.Quota($"本月查询的人数已达 {grant.MonthlySubjects} 人。", UntilTomorrow(now))
                : null;
        }
    }

    public void Given(long count, string? subject, DateTimeOffset now)
    {
        lock (gate)
        {
            Turn(now.Day());
            rows += count;
            if (subject is not null)
                subjects.Add(subject);
        }
    }

    void Turn(DateOnly day)
    {
        if (day == today)
            return;
        if (GrantMeters.MonthOf(day) != GrantMeters.MonthOf(today))
            subjects.Clear();
        (today, rows) = (day, 0);
    }

    static int UntilTomorrow(DateTimeOffset now) => (int)Math.Ceiling((CityTime.StartOf(now.Day().AddDays(1)) - now).TotalSeconds);
}
