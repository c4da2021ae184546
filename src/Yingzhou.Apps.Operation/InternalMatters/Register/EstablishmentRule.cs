using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <summary>编制预校验: nobody is applied for where there is no free place, told before the matter is handed in.</summary>
sealed class EstablishmentRule(Establishments establishments) : ISubmissionRule
{
    public async Task<Fault?> Refuse(MatterToSubmit matter, CancellationToken cancel) =>
        matter.Items.Contains(Establishments.Item) && await establishments.Of(matter.Applicant.Number.Plain, cancel) is { } cap
            ? cap.Check().Fault
            : null;
}
