using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>催办: said once, it stands on every desk on which the case lies; the head of a bundle passes it on to its legs.</summary>
sealed class UrgeCase(CityContext city, CityStep step, CaseStore store, CaseMoments moments, IPermissions permissions)
{
    const int LongestText = 200;

    public Task<Outcome<Done>> Run(UrgeCaseRequest request, Subject subject, CancellationToken cancel = default) =>
        step.RunOnce(nameof(UrgeCase), request.Key, () => Urge(request, subject, cancel), cancel);

    async Task<Outcome<Done>> Urge(UrgeCaseRequest request, Subject subject, CancellationToken cancel)
    {
        if (await store.Find(request.Case, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(subject, CaseRights.Urge, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        var byApplicant = subject.Kind is not SubjectKind.Official;
        if (!byApplicant && string.IsNullOrWhiteSpace(request.Text))
            return new Fault("cases.urge-needs-text", "请写明督办意见，承办人员要看。") { Field = "text" };
        if (request.Text?.Length > LongestText)
            return new Fault("cases.urge-too-long", $"最多 {LongestText} 字，请精简。") { Field = "text" };
        var moment = moments.Now(string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim());
        if (@case.Urge(moment, byApplicant) is { } fault)
            return fault;
        await Pass(@case, cancel);
        if (@case.BundleCode is null)
            return Done.It;
        foreach (var leg in await store.Legs(@case.Id, cancel))
            if (leg.Status is CaseStatus.Submitted or CaseStatus.Accepted && leg.Urge(moment, byApplicant: false) is null)
                await Pass(leg, cancel);
        return Done.It;
    }

    async Task Pass(Case @case, CancellationToken cancel)
    {
        store.Note(@case);
        var key = @case.Id.ToString();
        var posts = await city.Set<UserTask>()
            .Where(task => task.BusinessKey == key && task.Status == UserTaskStatus.Open)
            .Select(task => task.Post)
            .ToListAsync(cancel);
        foreach (var post in posts)
            city.Live.Touch(CaseTopics.OfPost(post));
    }
}
