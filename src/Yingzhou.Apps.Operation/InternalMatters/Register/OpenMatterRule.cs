using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <summary>在办查重 (a01 §4): the same matter about the same person is not handed in twice, and nobody is transferred to two places at once.</summary>
sealed class OpenMatterRule(ICaseLog log, CityContext city) : ISubmissionRule
{
    const string Transfer = "career-transfer";

    public async Task<Fault?> Refuse(MatterToSubmit matter, CancellationToken cancel)
    {
        if (matter.Applicant.Kind is not Subject.Unit || matter.AboutKey is not { } person)
            return null;
        // Nothing internal takes a year.
        var since = city.Clock.GetUtcNow().AddYears(-1);
        var open = (await log.ReadAll(new(since, DateTimeOffset.MaxValue, [matter.Target], AboutKey: person), cancel)).FirstOrDefault(one =>
            one is { Bundle: null, Finished: null } && (matter.Target == Transfer || one.Applicant == matter.Applicant.Key)
        );
        return open is null
            ? null
            : new Fault("internal.matter-open", $"此人的“{open.Name}”正在办理（{open.Number}），办结或撤回后再报。", 409)
            {
                Field = "officialId",
            };
    }
}
