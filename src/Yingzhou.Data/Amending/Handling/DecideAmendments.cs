using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Amending.Reading;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending.Handling;

/// <summary>复核、公告、生效: all catalogues of an amendment change in one step, with the notices to those who use them, or none does.</summary>
sealed class DecideAmendments(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    AmendmentQueries queries,
    UsersOfChanges users,
    IPermissions permissions,
    TimeProvider clock
)
{
    static readonly Fault Unknown = new("amending.no-amendment", "没有这张变更单，请从列表重新进入。", 404);

    public Task<Outcome<Amendment>> Run(DecideAmendment request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Amendment>(nameof(DecideAmendment), () => Decided(request, official, cancel), cancel);
    }

    async Task<Outcome<Amendment>> Decided(DecideAmendment request, Subject official, CancellationToken cancel)
    {
        if (await city.Get<Amendment>(request.Id, cancel) is not { } amendment)
            return Unknown;
        if (
            permissions.Refuse(
                official,
                AmendingRights.Decide,
                AmendingRights.ResourceOf(request.Id.ToString(), amendment.Unit, amendment.Region, amendment.CreatedBy)
            ) is
            { } refused
        )
            return refused;
        if (amendment.Version != request.Seen)
            return new Fault("amending.stale", "刚才已有人处理过这张变更单，请刷新后再操作。", 412);
        if (amendment.State is not AmendmentState.Proposed)
            return new Fault("amending.decided", "这张变更单已经处理过。", 409);
        if (!request.Agrees && string.IsNullOrWhiteSpace(request.Answer))
            return new Fault("amending.answer", "退回要写明理由。") { Field = "answer" };
        var now = clock.GetUtcNow();
        (amendment.DecidedBy, amendment.DecidedAt, amendment.Answer) = (official.AsActor().Id, now, request.Answer?.Trim());
        if (!request.Agrees)
        {
            amendment.State = AmendmentState.TurnedDown;
            return amendment;
        }
        var (differences, isStale) = await queries.Differences(amendment, cancel);
        if (isStale)
            return new Fault("amending.overtaken", "提出以后目录又改过，请退回，按现在的目录重新提出。", 409);
        amendment.EffectiveOn = amendment.Kind is AmendmentKind.Retirement ? RetirementNotice.Earliest(now.Day()) : now.Day();
        await Tell(amendment, differences, now, cancel);
        if (amendment.Kind is AmendmentKind.Retirement)
            amendment.State = AmendmentState.Announced;
        else
        {
            foreach (var one in AmendedCatalogue.Read(amendment.Catalogues))
                if ((await catalogue.Amend(one.Draft, official, cancel)).Fault is { } fault)
                    return fault;
            amendment.State = AmendmentState.InForce;
        }
        return amendment;
    }

    // Before anything changes: afterwards nobody could tell any more what hung on what went.
    async Task Tell(Amendment amendment, IReadOnlyList<CatalogueDifference> differences, DateTimeOffset now, CancellationToken cancel)
    {
        var affected = await users.Of(differences, cancel);
        foreach (var (unit, dataset, titles) in affected.Units)
            city.Add(
                new AmendmentNotice
                {
                    AmendmentId = amendment.Id,
                    Unit = unit,
                    Dataset = dataset,
                    Text =
                        $"{string.Join("，", differences.Where(one => one.Dataset == dataset && one.Change is not null).Select(one => one.Column is { } column ? $"{one.What} {column}" : one.What))}。涉及：{AmendmentQueries.Words(titles)}",
                    EffectiveOn = amendment.EffectiveOn!.Value,
                    At = now,
                }
            );
    }

    public Task<Outcome<Done>> TakeNote(Guid id, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(TakeNote),
            async () =>
            {
                if (await city.Set<AmendmentNotice>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } notice)
                    return Unknown;
                if (official.ActingPost?.Unit.Id != notice.Unit)
                    return new Fault("amending.not-yours", "这是给别的部门的告知。", 403);
                // Who took note first stays.
                if (notice.SeenBy is null)
                    (notice.SeenBy, notice.SeenAt) = (official.AsActor().Id, clock.GetUtcNow());
                return Done.It;
            },
            cancel
        );
    }

    public async Task<int> TakeEffect(CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var due = await city.Set<Amendment>()
            .AsNoTracking()
            .Where(one => one.State == AmendmentState.Announced && one.EffectiveOn <= today)
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancel);
        var done = 0;
        foreach (var id in due)
        {
            city.Actors.Current = Actor.System;
            var ended = await step.Run<Done>(
                nameof(TakeEffect),
                async () =>
                {
                    if (await city.Get<Amendment>(id, cancel) is not { State: AmendmentState.Announced } amendment)
                        return Unknown;
                    foreach (var one in AmendedCatalogue.Read(amendment.Catalogues))
                        await catalogue.Retire(one.Draft.Dataset, cancel);
                    amendment.State = AmendmentState.InForce;
                    return Done.It;
                },
                cancel
            );
            done += ended.Succeeded ? 1 : 0;
        }
        return done;
    }
}
