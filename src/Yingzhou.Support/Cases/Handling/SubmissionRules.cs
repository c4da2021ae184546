using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Asks the rules of applications, the first refusal decides.</summary>
sealed class SubmissionRules(IEnumerable<ISubmissionRule> rules)
{
    public async Task<Fault?> Refuse(
        SubmitCaseRequest request,
        IEnumerable<ServiceItem> items,
        Applicant applicant,
        CancellationToken cancel
    )
    {
        var matter = new MatterToSubmit(request.Target, [.. items.Select(item => item.Id)], request.Form, applicant, request.Region);
        foreach (var rule in rules)
            if (await rule.Refuse(matter, cancel) is { } refused)
                return refused;
        return null;
    }
}
