using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>提额: the consumer says why, the provider answers within a working day; nobody grants it to themselves.</summary>
sealed class RaiseQuotas(CityContext city, CityStep step, IPermissions permissions, Workdays workdays, TimeProvider clock)
{
    /// <summary>Times what is granted: more is another grant.</summary>
    const int MostTimes = 10;

    static Fault Wrong(string detail) => new("sharing.raise", detail) { Field = "daily" };

    public Task<Outcome<QuotaRaise>> Ask(AskForMore request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<QuotaRaise>(
            nameof(AskForMore),
            request.Key,
            async () =>
            {
                if (await city.Set<SharingGrant>().SingleOrDefaultAsync(one => one.Code == request.Grant, cancel) is not { } grant)
                    return RunGrant.Unknown;
                if (
                    permissions.Refuse(
                        official,
                        SharingRights.Ask,
                        SharingRights.ResourceOf(grant.Code, grant.Consumer, official.ActingPost?.Unit.Region ?? "")
                    ) is
                    { } refused
                )
                    return refused;
                if (await Unsound(request, grant, cancel) is { } unsound)
                    return unsound;
                var due = ShareAnswer.Due(SharingAttribute.Unconditional, clock.GetUtcNow(), workdays);
                if (due.Fault is { } beyond)
                    return beyond;
                var raise = new QuotaRaise
                {
                    Region = grant.Region,
                    Grant = grant.Code,
                    Provider = grant.Provider,
                    Consumer = grant.Consumer,
                    DailyRows = request.DailyRows,
                    MonthlySubjects = request.MonthlySubjects,
                    Reason = request.Reason.Trim(),
                    DueAt = due.Value,
                };
                city.Add(raise);
                await city.SaveChangesAsync(cancel);
                return raise;
            },
            cancel
        );
    }

    async Task<Fault?> Unsound(AskForMore request, SharingGrant grant, CancellationToken cancel) =>
        SharingGrantWay.IsOver(grant.State) ? Wrong("这个授权已经结束，请重新申请。")
        : request.DailyRows < grant.DailyRows
        || request.MonthlySubjects < grant.MonthlySubjects
        || (request.DailyRows == grant.DailyRows && request.MonthlySubjects == grant.MonthlySubjects)
            ? Wrong($"应高于现在的每日 {grant.DailyRows:N0} 行、每月 {grant.MonthlySubjects:N0} 人。")
        : request.DailyRows > grant.DailyRows * MostTimes || request.MonthlySubjects > (long)grant.MonthlySubjects * MostTimes
            ? Wrong($"最多提到现在的 {MostTimes} 倍，再多请重新申请。")
        : string.IsNullOrWhiteSpace(request.Reason) ? new Fault("sharing.raise-reason", "请写明为什么要提高配额。") { Field = "reason" }
        : await city.Set<QuotaRaise>().AnyAsync(one => one.Grant == grant.Code && one.State == RaiseState.Waiting, cancel)
            ? new Fault("sharing.raising", "这个授权已有提额申请待答复。", 409)
        : null;

    public Task<Outcome<QuotaRaise>> Decide(DecideRaise decision, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<QuotaRaise>(
            nameof(DecideRaise),
            async () =>
            {
                if (await city.Get<QuotaRaise>(decision.Id, cancel) is not { } raise)
                    return new Fault("sharing.no-raise", "没有这个提额申请，请从授权页重新进入。", 404);
                if (
                    permissions.Refuse(
                        official,
                        SharingRights.Decide,
                        SharingRights.ResourceOf(raise.Grant, raise.Provider, raise.Region, raise.CreatedBy)
                    ) is
                    { } refused
                )
                    return refused;
                if (raise.Version != decision.Seen)
                    return new Fault("sharing.raise-stale", "刚才已有人处理过这个申请，请刷新后再操作。", 412);
                if (raise.State is not RaiseState.Waiting)
                    return new Fault("sharing.raise-decided", "这个申请已经答复过。", 409);
                if (!decision.Agrees && string.IsNullOrWhiteSpace(decision.Answer))
                    return new Fault("sharing.raise-answer", "拒绝要写明理由。") { Field = "answer" };
                var grant = await city.Set<SharingGrant>().SingleAsync(one => one.Code == raise.Grant, cancel);
                if (decision.Agrees && SharingGrantWay.IsOver(grant.State))
                    return new Fault("sharing.raise-late", "这个授权已经结束，不能再提额。", 409);
                (raise.State, raise.Answer) = (decision.Agrees ? RaiseState.Granted : RaiseState.Refused, decision.Answer?.Trim());
                (raise.DecidedBy, raise.DecidedAt) = (official.AsActor().Id, clock.GetUtcNow());
                if (decision.Agrees)
                    grant.Raise(raise.DailyRows, raise.MonthlySubjects);
                return raise;
            },
            cancel
        );
    }
}
