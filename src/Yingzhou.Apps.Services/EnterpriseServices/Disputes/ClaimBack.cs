using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Disputes;

sealed record ProposeClawBackRequest(Guid Redemption, decimal Amount, ClawBackReason? Reason, string Evidence, string? Key);

enum ClawBackDeed
{
    Decide,
    Cancel,
    Repaid,
}

/// <summary>追回: proposed with evidence by one official, decided by another, recorded when the money is back.</summary>
sealed class ClaimBack(CityContext city, CityStep step, IPermissions permissions, Workdays workdays, TimeProvider clock)
{
    const int Shortest = 10;
    const int Longest = 1_000;

    public async Task<IReadOnlyList<ClawBack>> Of(Guid redemption, CancellationToken cancel) =>
        await city.Set<ClawBack>()
            .AsNoTracking()
            .Where(one => one.Redemption == redemption)
            .OrderByDescending(one => one.Id)
            .ToListAsync(cancel);

    /// <summary>What is claimed back from an enterprise, newest first.</summary>
    public async Task<IReadOnlyList<ClawBack>> Mine(Subject subject, CancellationToken cancel) =>
        subject is { Kind: SubjectKind.Enterprise, PartyKey: { } key }
            ? await city.Set<ClawBack>()
                .AsNoTracking()
                .Where(one => one.PartyKey == key && one.Status != ClawBackStatus.Proposed)
                .OrderByDescending(one => one.Id)
                .ToListAsync(cancel)
            : [];

    /// <summary>Open ones first.</summary>
    public async Task<IReadOnlyList<ClawBack>> List(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<ClawBack>()
                .AsNoTracking()
                .Within(scope)
                .OrderBy(one => one.OpenKey == null)
                .ThenByDescending(one => one.Id)
                .Take(100)
                .ToListAsync(cancel)
            : [];

    public Task<Outcome<Guid>> Propose(ProposeClawBackRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce(nameof(ClaimBack), request.Key, () => Proposed(request, official, cancel), cancel);
    }

    async Task<Outcome<Guid>> Proposed(ProposeClawBackRequest request, Subject official, CancellationToken cancel)
    {
        if (
            await city.Set<Redemption>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Redemption, cancel)
            is not { } redemption
        )
            return new Fault("enterprise.claw-back-nothing", "没有这笔兑付，请回到列表重新选择。", 404);
        if (permissions.Refuse(official, EnterpriseRights.ClawBack, EnterpriseRights.ResourceOf(redemption)) is { } forbidden)
            return forbidden;
        if (redemption.Status is not RedemptionStatus.Paid)
            return new Fault("enterprise.claw-back-not-paid", "这笔钱还没有拨付，不用追回，直接不予兑付即可。", 409);
        if (request.Reason is not { } reason)
            return new Fault("enterprise.claw-back-reason", "请选择追回的原因。") { Field = "reason" };
        var back = await city.Set<ClawBack>()
            .Where(one => one.Redemption == redemption.Id && one.Status != ClawBackStatus.Cancelled)
            .Select(one => one.Amount)
            .ToListAsync(cancel);
        if (request.Amount <= 0 || request.Amount > redemption.Amount - back.Sum())
            return new Fault(
                "enterprise.claw-back-amount",
                $"追回金额应大于零，不超过已拨付未追回的 {new Money(redemption.Amount - back.Sum())}。"
            )
            {
                Field = "amount",
            };
        var evidence = request.Evidence.Trim();
        if (evidence.Length is < Shortest or > Longest)
            return new Fault("enterprise.claw-back-evidence", $"请用 {Shortest} 至 {Longest} 字写明依据：哪个登记、何时、现在怎么说。")
            {
                Field = "evidence",
            };
        var proposed = new ClawBack
        {
            Region = redemption.Region,
            Redemption = redemption.Id,
            Title = redemption.Title,
            FirmName = redemption.FirmName,
            PartyKey = redemption.PartyKey,
            Amount = request.Amount,
            Reason = reason,
            Evidence = evidence,
            ProposerId = official.ActorId,
            ProposerName = official.Name,
            ProposedAt = clock.GetUtcNow(),
        };
        proposed.Open();
        city.Add(proposed);
        await city.SaveChangesAsync(cancel);
        return proposed.Id;
    }

    public Decision May(string action, ClawBack back, Subject official) =>
        permissions.Decide(official, action, EnterpriseRights.ResourceOf(back));

    public Task<Outcome<Done>> Run(Guid id, ClawBackDeed deed, string note, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(ClawBackDeed), () => Handle(id, deed, note, seen, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Handle(Guid id, ClawBackDeed deed, string note, int seen, Subject official, CancellationToken cancel)
    {
        if (await city.Set<ClawBack>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } back)
            return new Fault("enterprise.no-such-claw-back", "没有这笔追回，请回到列表重新选择。", 404);
        if (permissions.Refuse(official, EnterpriseRights.DecideClawBack, EnterpriseRights.ResourceOf(back)) is { } forbidden)
            return forbidden;
        if (back.Version != seen)
            return new Fault("enterprise.claw-back-stale", "这笔追回刚才有人处理过，请刷新后再操作。", 412);
        var now = clock.GetUtcNow();
        var due = workdays.AddWorkdaysOpen(now.Day(), ClawBack.RepayWorkdays);
        if (due.Fault is { } beyond)
            return beyond;
        var refused = deed switch
        {
            ClawBackDeed.Decide => back.Decide(city.Actors.Current, now, due.Value.Day),
            ClawBackDeed.Cancel => back.Cancel(note, city.Actors.Current, now),
            _ => back.Repay(now),
        };
        return refused is null ? Done.It : refused;
    }
}
