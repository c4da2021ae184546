using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Disputes;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

enum RedemptionDeed
{
    /// <summary>审核通过并公示</summary>
    Publish,

    /// <summary>不予兑付</summary>
    Reject,

    /// <summary>拨付</summary>
    Pay,
}

/// <param name="Seen">The version on the screen: a deed on something that has changed meanwhile is refused.</param>
sealed record HandleRedemptionRequest(Guid Id, RedemptionDeed Deed, int Seen, string? Reason = null);

/// <summary>审核、公示、拨付. Who reviewed does not pay.</summary>
sealed class HandleRedemption(
    CityContext city,
    CityStep step,
    PoliciesContent policies,
    IPermissions permissions,
    Workdays workdays,
    IObjections objections,
    TimeProvider clock
)
{
    static readonly Fault Stale = new("enterprise.stale", "这笔兑付刚才有人处理过，请刷新后再操作。", 412);

    public Task<Outcome<Done>> Run(HandleRedemptionRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(HandleRedemption), () => Handle(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Handle(HandleRedemptionRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Set<Redemption>().SingleOrDefaultAsync(one => one.Id == request.Id, cancel) is not { } redemption)
            return new Fault("enterprise.no-such-redemption", "没有这笔兑付，请回到列表重新选择。", 404);
        var action = request.Deed is RedemptionDeed.Pay ? EnterpriseRights.Pay : EnterpriseRights.Review;
        if (permissions.Refuse(official, action, EnterpriseRights.ResourceOf(redemption)) is { } forbidden)
            return forbidden;
        if (redemption.Version != request.Seen)
            return Stale;
        var refused = request.Deed switch
        {
            RedemptionDeed.Publish => await Publish(redemption, cancel),
            RedemptionDeed.Reject => redemption.Reject(city.Actors.Current, request.Reason ?? ""),
            _ => await Contested(redemption, cancel) ?? redemption.Pay(city.Actors.Current, clock.GetUtcNow()),
        };
        return refused is null ? Done.It : refused;
    }

    async Task<Fault?> Contested(Redemption redemption, CancellationToken cancel) =>
        await objections.IsContested(RedemptionMatters.Application, redemption.Id.ToString(), cancel)
            ? new Fault("enterprise.dispute-unanswered", "公示期间有人提了异议还没有答复，答复之后才能拨付。", 409)
            : null;

    async Task<Fault?> Publish(Redemption redemption, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        if (policies.Find(redemption.Clause) is { } clause)
        {
            var spent = (
                await city.Set<Redemption>()
                    .AsNoTracking()
                    .Where(one =>
                        one.Clause == redemption.Clause
                        && one.Year == redemption.Year
                        && (one.Status == RedemptionStatus.Published || one.Status == RedemptionStatus.Paid)
                    )
                    .Select(one => one.Amount)
                    .ToListAsync(cancel)
            ).Sum();
            if (spent + redemption.Amount > clause.File.Budget.Yuan)
                return new Fault(
                    "enterprise.budget-spent",
                    $"预算 {new Money(clause.File.Budget.Yuan).InWan} 已安排 {new Money(spent).InWan}，不够这一笔。请先追加预算，或按条款约定统一折算。",
                    409
                );
        }
        var until = RedemptionClock.PublicUntil(workdays, today);
        if (until.Fault is { } beyond)
            return beyond;
        var payBy = RedemptionClock.PayBy(workdays, until.Value.Day);
        return payBy.Fault ?? redemption.Publish(city.Actors.Current, today, until.Value.Day, payBy.Value.Day);
    }
}
