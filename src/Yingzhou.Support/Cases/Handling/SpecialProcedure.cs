using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Storage;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>特别程序: only what the item names and the law lets stop the clock; the legal basis goes to the applicant with the notice.</summary>
sealed class RunSpecialProcedure(CityStep step, CaseStore store, CasesContent content, TaskLights lights, CaseMoments moments, IPermissions permissions)
{
    public Task<Outcome<Done>> Run(SpecialProcedureRequest request, Subject official, CancellationToken cancel = default) =>
        step.Run(nameof(RunSpecialProcedure), () => Do(request, official, cancel), cancel);

    async Task<Outcome<Done>> Do(SpecialProcedureRequest request, Subject official, CancellationToken cancel)
    {
        if (await store.Find(request.Case, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(official, CaseRights.Pause, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        if (request.Kind is not { } kind)
        {
            if (@case.EndSpecialProcedure(moments.Now(request.Note)) is { } notEnded)
                return notEnded;
            await lights.Resume(@case, cancel);
        }
        else
        {
            var procedure = content.Items[@case.ItemCode].SpecialProcedures.FirstOrDefault(p => p.Kind == kind);
            if (procedure is not { StopsClock: true })
                return new Fault("cases.procedure-does-not-stop", "该事项没有这项可以停止计时的特别程序，时限照常计算。") { Field = "kind" };
            if (@case.BeginSpecialProcedure(moments.Now($"{procedure.Name}：{request.Note}", procedure.Basis.ToString())) is { } notBegun)
                return notBegun;
            await lights.Suspend(@case, cancel);
        }
        store.Note(@case);
        return Done.It;
    }
}
