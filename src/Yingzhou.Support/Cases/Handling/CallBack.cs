using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>差评整改: contact, correct, call back; the loop closes with what the applicant says then.</summary>
sealed class CallBack(CityContext city, CityStep step, CaseStore store, CaseMoments moments, IPermissions permissions, Workdays workdays)
{
    public Task<Outcome<Done>> Run(CallBackRequest request, Subject official, CancellationToken cancel = default) =>
        step.Run(nameof(CallBack), () => Do(request, official, cancel), cancel);

    async Task<Outcome<Done>> Do(CallBackRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Get<Rating>(request.Rating, cancel) is not { } rating || await store.Find(rating.CaseId, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(official, CaseRights.CallBack, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        var fault = request.Deed switch
        {
            CallBackDeed.Contacted => rating.Contacted(request.Complex, workdays),
            CallBackDeed.Corrected => rating.Corrected(request.Note),
            _ when request.GradeAfter is { } after => rating.CalledBack(request.Note, after),
            _ => new Fault("cases.call-back-needs-grade", "请记录申请人回访后的满意程度。") { Field = "gradeAfter" },
        };
        if (fault is not null)
            return fault;
        @case.Tell(CaseEventKind.CallBack, moments.Now(request.Note));
        store.Note(@case);
        return Done.It;
    }
}
