using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Replay;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases;

/// <param name="Scale">1 is the plan's own 36,883 cases.</param>
/// <param name="Until">Where simulated time stops, cases left as they stand; <c>null</c> goes on until every case is over.</param>
/// <param name="Waiting">Handed in at that moment, beside those of the year, and left for people to handle.</param>
public sealed record ReplayRequest(
    int Year,
    double Scale,
    ulong Seed = 20260101,
    DateTimeOffset? Until = null,
    IReadOnlyList<WaitingMatter>? Waiting = null
)
{
    public const int CasesOfThePlan = 36_883;

    public int Count => (int)Math.Round(CasesOfThePlan * Scale);
}

/// <param name="Refused">Submissions to which a rule of an application said "not now".</param>
/// <param name="Steps">Transactions of the real engine.</param>
public sealed record ReplayReport(int Planned, int Submitted, int Refused, int Steps, TimeSpan Wall, DateTimeOffset SimulatedUntil);

/// <summary>
/// Drives a year of cases through the real engine under a simulated clock. It remembers nothing of its own: what is done stands in the database, what comes
/// next follows from it and from the seed. Killed anywhere, it is simply started again.
/// </summary>
public sealed class CaseReplay(IServiceScopeFactory scopes, ReplayClock clock)
{
    static readonly TimeSpan Housekeeping = TimeSpan.FromHours(6);

    /// <param name="progress">Called with the number of cases submitted so far and the simulated time.</param>
    public async Task<ReplayReport> Run(
        ReplayRequest request,
        Action<int, DateTimeOffset>? progress = null,
        CancellationToken cancel = default
    )
    {
        var wall = Stopwatch.StartNew();
        var agenda = new Agenda();
        var (plans, submitted) = await Prepare(request, agenda, cancel);
        var planOf = plans.All.ToDictionary(plan => plan.Key(request.Year));
        foreach (var plan in plans.All.Where(plan => !submitted.Contains(plan.Key(request.Year))))
            agenda.Submission(plan.At, plan);

        var (steps, taken, refused, nextHousekeeping) = (0, submitted.Count, 0, clock.GetUtcNow());
        while (agenda.Next() is { } entry)
        {
            if (request.Until is { } until && entry.At > until)
                break;
            for (; nextHousekeeping <= entry.At; nextHousekeeping += Housekeeping)
            {
                clock.MoveTo(nextHousekeeping);
                steps += await Housekeep(agenda, plans, cancel);
            }
            clock.MoveTo(entry.At);
            await using var scope = scopes.CreateAsyncScope();
            var officials = ActivatorUtilities.CreateInstance<ReplayedOfficials>(scope.ServiceProvider);
            if (entry.Plan is { } plan)
            {
                if (await Submit(scope.ServiceProvider, plan, plans, agenda, officials, cancel))
                    taken++;
                else
                    refused++;
                progress?.Invoke(taken + refused, entry.At);
            }
            else
            {
                await officials.Act(entry.Task, plans, agenda, cancel);
            }
            steps++;
        }
        if (request.Until is { } end)
        {
            clock.MoveTo(end);
            taken += await HandInWaiting(request, plans, cancel);
        }
        else
        {
            steps += await OutlastSilence(agenda, plans, cancel);
        }
        return new(request.Count, taken, refused, steps, wall.Elapsed, clock.GetUtcNow());
    }

    async Task<int> HandInWaiting(ReplayRequest request, CasePlans plans, CancellationToken cancel)
    {
        var unread = new Agenda();
        foreach (var plan in plans.Waiting(request.Waiting ?? [], clock.GetUtcNow()))
        {
            await using var scope = scopes.CreateAsyncScope();
            var officials = ActivatorUtilities.CreateInstance<ReplayedOfficials>(scope.ServiceProvider);
            await Submit(scope.ServiceProvider, plan, plans, unread, officials, cancel);
        }
        return request.Waiting?.Count ?? 0;
    }

    // Supplements that nobody answers end by themselves, weeks after the last deed.
    async Task<int> OutlastSilence(Agenda agenda, CasePlans plans, CancellationToken cancel)
    {
        var steps = 0;
        for (var day = 0; day <= CaseLimits.SupplementSilenceDays + 1; day++)
        {
            clock.MoveTo(clock.GetUtcNow().AddDays(1));
            steps += await Housekeep(agenda, plans, cancel);
        }
        return steps;
    }

    async Task<(CasePlans Plans, HashSet<string> Submitted)> Prepare(ReplayRequest request, Agenda agenda, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var plans = new CasePlans(
            services.GetRequiredService<CasesContent>(),
            services.GetRequiredService<IOrganisation>(),
            services.GetRequiredService<Workdays>(),
            services.GetRequiredService<PersonalCipher>(),
            request.Year,
            request.Count,
            request.Seed
        );
        var city = services.GetRequiredService<CityContext>();
        var prefix = $"replay-{request.Year}-";
        var keys = await city.Set<IdempotencyKey>().Where(key => key.Key.StartsWith(prefix)).Select(key => key.Key).ToListAsync(cancel);

        // What an earlier run left open goes on from where it stands.
        var open = await city.Set<UserTask>()
            .AsNoTracking()
            .Where(task => task.Status == UserTaskStatus.Open || task.Status == UserTaskStatus.Suspended)
            .ToListAsync(cancel);
        var officials = ActivatorUtilities.CreateInstance<ReplayedOfficials>(services);
        if (
            keys.Count > 0
            && await city.Set<CaseEvent>()
                .OrderByDescending(line => line.At)
                .Select(line => (DateTimeOffset?)line.At)
                .FirstOrDefaultAsync(cancel)
                is { } last
        )
            clock.MoveTo(last);
        foreach (var task in open)
            await officials.Schedule(task, plans, agenda, cancel);
        return (plans, [.. keys]);
    }

    /// <returns>Whether it was taken.</returns>
    static async Task<bool> Submit(
        IServiceProvider services,
        CasePlan plan,
        CasePlans plans,
        Agenda agenda,
        ReplayedOfficials officials,
        CancellationToken cancel
    )
    {
        var applicant = plans.Applicant(plan);
        services.GetRequiredService<ActorScope>().Current = new Actor(applicant.Key, applicant.Name.Masked, ActorKind.Citizen);
        var outcome = await services
            .GetRequiredService<SubmitCase>()
            .Run(plans.Submission(plan, services.GetRequiredService<SituationGuide>()), applicant, applicant.Key, by: null, cancel);
        // A rule of an application may say "not now" (409): then the matter is not handed in, as in life.
        if (outcome.Fault is { Status: 409 } notNow && !notNow.Code.StartsWith("cases.", StringComparison.Ordinal))
            return false;
        if (!outcome.Succeeded)
            throw new InvalidOperationException($"Replayed case {plan.Index} ({plan.Target}) was not taken: {outcome.Fault}");
        await officials.ScheduleCase(outcome.Value.Id, plans, agenda, cancel);
        return true;
    }

    // Lights, silences and timers of the time that has passed; they may open new tasks.
    async Task<int> Housekeep(Agenda agenda, CasePlans plans, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var done = 0;
        while (await scope.ServiceProvider.GetRequiredService<CheckDeadlines>().Run(200, cancel) is > 0 and var checkedCases)
            done += checkedCases;
        while (await scope.ServiceProvider.GetRequiredService<IProcesses>().FireDueTimers(200, cancel) is > 0 and var fired)
            done += fired;
        if (done > 0)
            await ActivatorUtilities
                .CreateInstance<ReplayedOfficials>(scope.ServiceProvider)
                .ScheduleOpenedSince(clock.GetUtcNow(), plans, agenda, cancel);
        return done;
    }
}
