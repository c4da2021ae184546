using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>An official who will be away gives a post to a deputy (代岗).</summary>
public sealed record DelegatePost(
    string OfficialId,
    string PostId,
    string DeputyId,
    DateTimeOffset From,
    DateTimeOffset Until,
    string Reason
);

sealed class DelegatePostHandler(CityContext city, OrganisationStep step, OrganisationCharts charts, DutiesCheck duties, TimeProvider clock)
{
    public Task<Outcome<Delegation>> Run(DelegatePost request, CancellationToken cancel) =>
        step.Run(nameof(DelegatePost), () => Delegate(request, cancel), cancel);

    async Task<Outcome<Delegation>> Delegate(DelegatePost request, CancellationToken cancel)
    {
        var chart = charts.Current;
        if (Refusal(chart, request) is { } fault)
            return fault;
        var others = await city.Set<DelegationEntry>()
            .AsNoTracking()
            .Where(other => other.Post == request.PostId && other.ValidFrom < request.Until && request.From < other.ValidUntil)
            .ToListAsync(cancel);
        if (others.Exists(other => other.Official == request.OfficialId))
            return new Fault("organisation.already-delegated", "这个岗位在该时段已有代岗安排，请先撤销原代岗或另选时段。", 409);
        if (others.Exists(other => other.Deputy == request.DeputyId))
            return new Fault("organisation.deputy-taken", "代岗人在该时段已代理同一岗位的其他人员，请另选代岗人。", 409);
        var period = new Period(request.From, request.Until);
        if (await duties.Refusal(request.DeputyId, chart.Post(request.PostId)!, period, cancel) is { } apart)
            return apart;

        var unit = chart.Unit(chart.Post(request.PostId)!.UnitId)!;
        var entry = DelegationEntry.Given(request, unit.Region);
        city.Add(entry);
        city.Add(PostDeeds.Grant(city, request.PostId, request.DeputyId));
        return entry.AsDelegation();
    }

    Fault? Refusal(OrganisationChart chart, DelegatePost request)
    {
        if (chart.Post(request.PostId) is null)
            return OrganisationFaults.UnknownPost;
        if (chart.Official(request.DeputyId) is null)
            return OrganisationFaults.UnknownOfficial with { Field = nameof(request.DeputyId) };
        if (request.DeputyId == request.OfficialId)
            return new Fault("organisation.deputy-is-self", "不能委托自己代岗。") { Field = nameof(request.DeputyId) };
        if (request.Until <= request.From)
            return OrganisationFaults.PeriodEmpty with { Field = nameof(request.Until) };
        if (request.Until <= clock.GetUtcNow())
            return new Fault("organisation.period-past", "代岗时段已经过去，请选择今天以后的时间。") { Field = nameof(request.Until) };
        if (request.Until - request.From > TimeSpan.FromDays(Delegation.LongestDays))
            return new Fault("organisation.delegation-too-long", $"一次代岗最长 {Delegation.LongestDays} 天，请缩短时段。")
            {
                Field = nameof(request.Until),
            };
        if (chart.Own(request.OfficialId, request.PostId, request.From) is null)
            return chart.PostsOf(request.OfficialId, request.From).Any(held => held.Id == request.PostId)
                ? new Fault("organisation.not-redelegable", "这是别人委托您代理的岗位，不能再转委托，请由本人另行安排。", 403)
                : new Fault("organisation.not-your-post", "只能委托本人在该时段担任的岗位。", 403);
        if (chart.Own(request.DeputyId, request.PostId, request.From) is not null)
            return new Fault("organisation.deputy-holds-post", "代岗人本来就担任这个岗位，无需代岗。", 409);
        return null;
    }
}
