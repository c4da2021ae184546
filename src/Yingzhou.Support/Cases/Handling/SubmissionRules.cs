using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Asks the rules of applications, the first refusal decides.</summary>
sealed class SubmissionRules(IEnumerable<ISubmissionRule> rules, CasesContent content, SubjectOfForm subject)
{
    public async Task<Fault?> Refuse(
        SubmitCaseRequest request,
        IEnumerable<ServiceItem> items,
        Applicant applicant,
        CancellationToken cancel
    )
    {
        var form = content.Items.GetValueOrDefault(request.Target)?.Form ?? content.Bundles[request.Target].Form;
        var matter = new MatterToSubmit(request.Target, [.. items.Select(item => item.Id)], request.Form, applicant, request.Region)
        {
            AboutKey = subject.KeyOf(form, request.Form),
        };
        foreach (var rule in rules)
            if (await rule.Refuse(matter, cancel) is { } refused)
                return refused;
        return null;
    }
}
