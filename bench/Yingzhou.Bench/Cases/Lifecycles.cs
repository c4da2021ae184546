using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Replay;
using Yingzhou.Support.Process;

namespace Yingzhou.Bench.Cases;

/// <summary>Cases from submission to delivery and rating, one after another; each deed in a scope of its own, as a request has one.</summary>
sealed class Lifecycles(IServiceProvider city, Desk desk)
{
    const int MostSteps = 30;

    public static Lifecycles Of(IServiceProvider city) => new(city, new Desk(city.GetRequiredService<IOrganisation>()));

    /// <returns>Cases brought to their end, steps they took, and the time.</returns>
    public async Task<(int Finished, int Steps, TimeSpan Took)> For(TimeSpan time, int workers, ulong seed)
    {
        var start = Stopwatch.StartNew();
        var played = await Task.WhenAll(
            Enumerable.Range(0, workers).Select(worker => Task.Run(() => Play(time, start, seed * 1000 + (ulong)worker)))
        );
        return (played.Sum(one => one.Finished), played.Sum(one => one.Steps), start.Elapsed);
    }

    async Task<(int Finished, int Steps)> Play(TimeSpan time, Stopwatch clock, ulong seed)
    {
        var plans = await Plans(seed);
        var (finished, steps) = (0, 0);
        foreach (var plan in plans.All.Where(plan => city.GetRequiredService<CasesContent>().Items.ContainsKey(plan.Target)))
        {
            if (clock.Elapsed > time)
                break;
            var (over, taken) = await One(plans, plan, seed);
            finished += over ? 1 : 0;
            steps += taken;
        }
        return (finished, steps);
    }

    async Task<CasePlans> Plans(ulong seed)
    {
        await using var scope = city.CreateAsyncScope();
        var of = scope.ServiceProvider;
        return new(
            of.GetRequiredService<CasesContent>(),
            of.GetRequiredService<IOrganisation>(),
            of.GetRequiredService<Workdays>(),
            of.GetRequiredService<PersonalCipher>(),
            2026,
            100_000,
            seed
        );
    }

    async Task<(bool Over, int Steps)> One(CasePlans plans, CasePlan plan, ulong seed)
    {
        var applicant = plans.Applicant(plan);
        var submitted = await Do(async of =>
        {
            of.GetRequiredService<ActorScope>().Current = new Actor(applicant.Key, applicant.Name.Masked, ActorKind.Citizen);
            var asked = plans.Submission(plan, of.GetRequiredService<SituationGuide>()) with { Key = $"bench-{seed}-{plan.Index}" };
            return await of.GetRequiredService<SubmitCase>().Run(asked, applicant, applicant.Key, by: null);
        });
        // Of ten thousand made up by chance one or two are against a rule, as in the replay.
        if (!submitted.Succeeded)
            return (false, 1);
        var id = submitted.Value.Id;
        var steps = 1;
        for (; steps < MostSteps; steps++)
            if (!await Do(of => Handle(of, id.ToString())))
                break;
        return (await Do(of => Rate(of, id, applicant.Key)), steps + 1);
    }

    async Task<bool> Handle(IServiceProvider of, string key)
    {
        var task = await of.GetRequiredService<CityContext>()
            .Set<UserTask>()
            .AsNoTracking()
            .FirstOrDefaultAsync(task => task.BusinessKey == key && task.Status == UserTaskStatus.Open);
        if (task is null)
            return false;
        var handled = await of.GetRequiredService<HandleTask>()
            .Run(new(task.Id, TaskOutcomes.Of(task.Stage)[0].Outcome, "符合条件"), desk.HolderOf(task.Post));
        return handled.Succeeded ? true : throw new InvalidOperationException(handled.Fault?.ToString());
    }

    static async Task<bool> Rate(IServiceProvider of, Guid id, string party) =>
        (await of.GetRequiredService<RateCase>().Run(new(id, RatingGrade.Satisfied, null, $"bench-{id}"), Desk.Applicant(party))).Succeeded;

    async Task<T> Do<T>(Func<IServiceProvider, Task<T>> deed)
    {
        await using var scope = city.CreateAsyncScope();
        return await deed(scope.ServiceProvider);
    }
}
