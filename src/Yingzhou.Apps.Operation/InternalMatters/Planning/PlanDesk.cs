using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Operation.InternalMatters.Planning;

/// <param name="Now">The bundle as it is in force.</param>
/// <param name="Then">As it would be; <c>null</c> when its legs no longer fit the content.</param>
sealed record PlanReview(StoredPlan Plan, Bundle Now, Bundle? Then, IReadOnlyList<string> Problems, Decision MayRelease);

/// <summary>编排方案: drawn and handed in by one coordinator, released by another (四眼); the next bundle that is applied for follows it, those that run keep theirs.</summary>
sealed class PlanDesk(CityContext city, CityStep step, IBundlePlans plans, ICases cases, IPermissions permissions)
{
    public const string Draw = "internal.draw-plan";
    public const string Release = "internal.release-plan";

    const int LongestNote = 500;

    public async Task<IReadOnlyList<StoredPlan>> All(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<StoredPlan>()
                .AsNoTracking()
                .Within(scope)
                .OrderBy(one => one.ClosedAt != null)
                .ThenByDescending(one => one.Id)
                .Take(100)
                .ToListAsync(cancel)
            : [];

    public async Task<Outcome<PlanReview>> Review(Guid id, Subject official, CancellationToken cancel)
    {
        if (
            official.Scope is not { } scope
            || await city.Set<StoredPlan>().AsNoTracking().Within(scope).SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } plan
            || plans.InForce(plan.Bundle) is not { } now
        )
            return PlanFaults.Unknown;
        var then = plans.Drawn(plan.Bundle, plan.DrawnLegs);
        return new PlanReview(
            plan,
            now,
            then.Succeeded ? then.Value : null,
            then.Fault is { } fault ? [fault.Detail] : plans.Problems(then.Value),
            permissions.Decide(official, Release, ResourceOf(plan))
        );
    }

    /// <summary>As legs of the bundle: a leg that is there already keeps its id and its condition, a new one is called by its item.</summary>
    public static IReadOnlyList<BundleLeg> LegsOf(BundlePlan drawn, Bundle bundle, IReadOnlyDictionary<string, ServiceItem> items)
    {
        var known = bundle.Legs.ToDictionary(leg => leg.Item, StringComparer.Ordinal);
        string IdOf(string item) => known.GetValueOrDefault(item)?.Id ?? item;
        return
        [
            .. drawn.Legs.Select(leg => new BundleLeg(
                IdOf(leg.Item),
                leg.Item,
                [.. leg.DependsOn.Select(IdOf)],
                known.GetValueOrDefault(leg.Item)?.When,
                leg.Days == items[leg.Item].Clock.PromisedWorkdays ? null : leg.Days
            )),
        ];
    }

    /// <summary>交审: kept only when it could be released as it stands.</summary>
    public Task<Outcome<Guid>> HandIn(
        string? bundle,
        BundlePlan drawn,
        string? note,
        string? key,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce(nameof(StoredPlan), key, () => Kept(bundle, drawn, note, official, cancel), cancel);
    }

    async Task<Outcome<Guid>> Kept(string? bundle, BundlePlan drawn, string? note, Subject official, CancellationToken cancel)
    {
        var region = official.ActingPost?.Unit.Region ?? "";
        if (permissions.Refuse(official, Draw, new("internal-plan", "new") { Region = region }) is { } refused)
            return refused;
        if (
            string.IsNullOrEmpty(bundle)
            || plans.InForce(bundle) is not { } now
            || !now.Subjects.Contains(Support.Cases.Content.Subject.Unit)
        )
            return PlanFaults.NoBundle;
        if (note?.Trim() is not { Length: > 0 and <= LongestNote } written)
            return PlanFaults.NoNote;
        var legs = LegsOf(drawn, now, cases.Content.Items);
        var then = plans.Drawn(bundle, legs);
        if (then.Fault is { } circle)
            return circle;
        if (plans.Problems(then.Value) is [var problem, ..])
            return PlanFaults.Unfit(problem);
        if (Same(now.Legs, legs))
            return PlanFaults.NoChange;
        if (await city.Set<StoredPlan>().AnyAsync(one => one.OpenKey == bundle, cancel))
            return PlanFaults.Waiting;
        var plan = new StoredPlan
        {
            Region = region,
            Bundle = bundle,
            BundleName = now.Name,
            Legs = JsonSerializer.Serialize(legs),
            PromiseDays = then.Value.PromisedWorkdays,
            BasedOn = plans.VersionOf(bundle),
            Note = written,
            DrafterId = city.Actors.Current.Id,
            DrafterName = official.Name,
        };
        plan.Open();
        city.Add(plan);
        await city.SaveChangesAsync(cancel);
        return plan.Id;
    }

    /// <param name="seen">The version on the screen.</param>
    public Task<Outcome<Done>> PutInForce(Guid id, int seen, Subject official, CancellationToken cancel) =>
        Deed(
            "ReleasePlan",
            id,
            seen,
            official,
            async plan =>
            {
                if (plan.Status is not PlanStatus.Submitted)
                    return PlanFaults.Closed;
                if (plans.VersionOf(plan.Bundle) != plan.BasedOn)
                    return PlanFaults.Overtaken;
                var then = plans.Drawn(plan.Bundle, plan.DrawnLegs);
                if (then.Fault is { } broken)
                    return broken;
                if (plans.Problems(then.Value) is [var problem, ..])
                    return PlanFaults.Unfit(problem);
                var released = await plans.Release(then.Value, cancel);
                return released.Fault ?? plan.Release(released.Value, city.Actors.Current, city.Clock.GetUtcNow());
            },
            cancel
        );

    public Task<Outcome<Done>> SendBack(Guid id, int seen, string? reason, Subject official, CancellationToken cancel) =>
        Deed(
            "SendBackPlan",
            id,
            seen,
            official,
            plan => Task.FromResult(plan.SendBack(reason, city.Actors.Current, city.Clock.GetUtcNow())),
            cancel
        );

    Task<Outcome<Done>> Deed(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<StoredPlan, Task<Fault?>> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<StoredPlan>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } plan)
                    return PlanFaults.Unknown;
                if (permissions.Refuse(official, Release, ResourceOf(plan)) is { } refused)
                    return refused;
                if (plan.Version != seen)
                    return PlanFaults.Stale;
                return await deed(plan) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    static bool Same(IReadOnlyList<BundleLeg> now, IReadOnlyList<BundleLeg> then) =>
        now.Count == then.Count
        && now.Zip(then)
            .All(pair =>
                pair.First with { DependsOn = [] } == pair.Second with { DependsOn = [] }
                && pair.First.DependsOn.ToHashSet().SetEquals(pair.Second.DependsOn)
            );

    static Resource ResourceOf(StoredPlan plan) =>
        new("internal-plan", plan.Id.ToString()) { Region = plan.Region, Deeds = [new Deed(Draw, plan.DrafterId)] };
}
