using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Storage;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>撤回: before the decision the applicant takes the application back; in a bundle all legs that are not decided go with it.</summary>
sealed class WithdrawCase(
    CityStep step,
    CaseStore store,
    CaseProgress progress,
    CaseMoments moments,
    IPermissions permissions,
    CasesContent content
)
{
    public Task<Outcome<Done>> Run(WithdrawCaseRequest request, Subject applicant, CancellationToken cancel = default) =>
        step.RunOnce(nameof(WithdrawCase), request.Key, () => Withdraw(request, applicant, cancel), cancel);

    async Task<Outcome<Done>> Withdraw(WithdrawCaseRequest request, Subject applicant, CancellationToken cancel)
    {
        if (await store.Find(request.Case, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(applicant, CaseRights.Withdraw, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        List<Case> legs = @case.BundleCode is null ? [] : await store.Legs(@case.Id, cancel);
        // a01 §4: once an outcome stands that cannot be taken back, the bundle can only be corrected.
        if (legs.Find(leg => leg.Succeeded && content.Items.GetValueOrDefault(leg.ItemCode) is { Irreversible: true }) is { } stands)
            return new Fault(
                "cases.irreversible",
                $"“{stands.ItemName}”已经办结且不能撤销，整件事不能再撤回；内容有误的，请另行申请更正。",
                409
            );
        if (@case.Withdraw(moments.Now(request.Reason)) is { } fault)
            return fault;
        foreach (var leg in legs)
            if (leg.Withdraw(moments.Now(request.Reason)) is null && await End(leg, cancel) is { Fault: { } stuck })
                return stuck;
        return await End(@case, cancel);
    }

    async Task<Outcome<Done>> End(Case @case, CancellationToken cancel)
    {
        var stopped = await progress.StopProcess(@case, cancel);
        return stopped.Succeeded ? await progress.Ended(@case, cancel) : stopped;
    }
}
