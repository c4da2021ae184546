using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Disputes;

sealed record JudgeDisputeRequest(Guid Id, bool? Upheld, string Reply, int Seen);

/// <summary>
/// 核查异议: by somebody else than the reviewer. An objection that is upheld takes the enterprise off the list; an appeal that is upheld brings the claim back to the review; a defence that
/// is upheld ends the claw-back.
/// </summary>
sealed class JudgeDispute(CityContext city, CityStep step, IPermissions permissions, TimeProvider clock)
{
    const int Shown = 200;

    /// <summary>Open ones first, by deadline.</summary>
    public async Task<IReadOnlyList<Dispute>> List(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<Dispute>()
                .AsNoTracking()
                .Within(scope)
                .OrderBy(one => one.AnsweredAt != null)
                .ThenBy(one => one.AnswerBy)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];

    public Decision MayJudge(Dispute dispute, Subject official) =>
        permissions.Decide(official, EnterpriseRights.Judge, EnterpriseRights.ResourceOf(dispute));

    public Task<Outcome<Done>> Run(JudgeDisputeRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(JudgeDispute), () => Judge(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Judge(JudgeDisputeRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Set<Dispute>().SingleOrDefaultAsync(one => one.Id == request.Id, cancel) is not { } dispute)
            return new Fault("enterprise.no-such-dispute", "没有这条异议，请回到列表重新选择。", 404);
        if (permissions.Refuse(official, EnterpriseRights.Judge, EnterpriseRights.ResourceOf(dispute)) is { } forbidden)
            return forbidden;
        if (dispute.Version != request.Seen)
            return new Fault("enterprise.dispute-stale", "这条异议刚才有人处理过，请刷新后再操作。", 412);
        if (request.Upheld is not { } upheld)
            return new Fault("enterprise.dispute-verdict", "请选择核查结论。") { Field = "upheld" };
        var by = city.Actors.Current;
        if (dispute.Answer(upheld, request.Reply, by, clock.GetUtcNow()) is { } refused)
            return refused;
        return upheld && await Follow(dispute, by, cancel) is { } fault ? fault : Done.It;
    }

    async Task<Fault?> Follow(Dispute dispute, Actor by, CancellationToken cancel)
    {
        if (dispute.Kind is DisputeKind.ClawBack)
        {
            var back = await city.Set<ClawBack>()
                .SingleOrDefaultAsync(one => one.Redemption == dispute.Redemption && one.OpenKey != null, cancel);
            return back?.Cancel($"企业申辩成立：{dispute.Reply}", by, clock.GetUtcNow());
        }
        var redemption = await city.Set<Redemption>().SingleAsync(one => one.Id == dispute.Redemption, cancel);
        return dispute.Kind is DisputeKind.Publicity ? redemption.Reject(by, $"公示异议成立：{dispute.Reply}") : redemption.Reopen();
    }
}
