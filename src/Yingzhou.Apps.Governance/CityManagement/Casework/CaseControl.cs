using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

/// <summary>What the command desk, the checker and the chief do with a case (派遣、裁定、核查、审批、回访).</summary>
sealed class CaseControl(CityDeed deed, CityTimes times, CityManagementContent content, IOrganisation organisation)
{
    public Task<Outcome<Done>> Dispatch(Guid id, int seen, string? unit, Subject official, CancellationToken cancel) =>
        deed.On(nameof(Dispatch), id, seen, CityRights.Dispatch, official, one => Task.FromResult(Dispatch(one, unit)), cancel);

    public Fault? Dispatch(CityCase one, string? unit)
    {
        if (organisation.Unit(unit ?? "") is not { } owner)
            return new("city-management.no-unit", "请选择承办单位。") { Field = "unit" };
        if (one.Dispatch(owner.Id, deed.Now, Keeper(one)) is { } refused)
            return refused;
        deed.Log(one, CityEntryKind.Dispatched, $"派遣给{owner.Name}");
        return null;
    }

    /// <param name="rightOwner">The unit that refused, the one it named, or a third.</param>
    public Task<Outcome<Done>> Decide(Guid id, int seen, string? rightOwner, string? ground, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Decide),
            id,
            seen,
            CityRights.Approve,
            official,
            one =>
            {
                if (organisation.Unit(rightOwner ?? "") is not { } owner)
                    return Refused(new("city-management.no-right-owner", "请选择裁定由谁承办。") { Field = "unit" });
                if (string.IsNullOrWhiteSpace(ground))
                    return Refused(new("city-management.decision-ground", "请写明裁定的依据。") { Field = "ground" });
                if (one.Decide(owner.Id, deed.Now, Keeper(one)) is { } refused)
                    return Refused(refused);
                var corrected = one.Ownership(Keeper(one))?.ListCorrection is not null;
                deed.Log(
                    one,
                    CityEntryKind.Decided,
                    $"裁定由{owner.Name}承办：{ground.Trim()}{(corrected ? "。此前的用时计在清单维护单位，责任清单请更正" : "。时限照原来的走")}"
                );
                return Fine;
            },
            cancel
        );

    public Task<Outcome<Done>> Check(Guid id, int seen, bool isFixed, string? opinion, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Check),
            id,
            seen,
            CityRights.Check,
            official,
            one =>
            {
                if (!isFixed && string.IsNullOrWhiteSpace(opinion))
                    return Refused(new("city-management.rework-why", "退回返工请写明哪里没有修好。") { Field = "opinion" });
                if (one.Check(isFixed, deed.Now) is { } refused)
                    return Refused(refused);
                deed.Log(
                    one,
                    isFixed ? CityEntryKind.Closed : CityEntryKind.SentBack,
                    string.IsNullOrWhiteSpace(opinion) ? "到现场核查，已修好，结案" : opinion.Trim()
                );
                return Fine;
            },
            cancel
        );

    public Task<Outcome<Done>> AnswerAsk(Guid id, int seen, bool granted, string? opinion, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(AnswerAsk),
            id,
            seen,
            CityRights.Approve,
            official,
            one =>
            {
                var asked = one.Asked is CityAsk.Suspend ? "挂账" : "延期";
                if (!granted && string.IsNullOrWhiteSpace(opinion))
                    return Refused(new("city-management.refusal-why", "不同意请写明理由。") { Field = "opinion" });
                if (one.AnswerAsk(granted, deed.Now, amount => times.Due(one.ClockFrom, one.Limit with { Amount = amount })) is { } refused)
                    return Refused(refused);
                deed.Log(
                    one,
                    CityEntryKind.Answered,
                    $"{(granted ? "同意" : "不同意")}{asked}{(string.IsNullOrWhiteSpace(opinion) ? "" : $"：{opinion.Trim()}")}"
                );
                return Fine;
            },
            cancel
        );

    /// <summary>回访.</summary>
    public Task<Outcome<Done>> CallBack(Guid id, int seen, bool reopen, string? said, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(CallBack),
            id,
            seen,
            CityRights.Dispatch,
            official,
            one =>
            {
                if (string.IsNullOrWhiteSpace(said))
                    return Refused(new("city-management.call-back-said", "请写明回访时怎么说的。") { Field = "said" });
                if (one.CallBack(reopen, deed.Now) is { } refused)
                    return Refused(refused);
                deed.Log(one, reopen ? CityEntryKind.Reopened : CityEntryKind.CalledBack, said.Trim());
                return Fine;
            },
            cancel
        );

    public string Keeper(CityCase one) => organisation.FindUnit(content.Keeper, one.Region)?.Id ?? content.Keeper;

    static readonly Task<Fault?> Fine = Task.FromResult<Fault?>(null);

    static Task<Fault?> Refused(Fault fault) => Task.FromResult<Fault?>(fault);
}
