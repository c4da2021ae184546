using System.Text.Json.Nodes;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Credentials;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>收件: takes an application in, as one case or as a bundle with a case per leg, and starts what can start.</summary>
sealed class SubmitCase(
    CityContext city,
    CityStep step,
    CaseStore store,
    CaseCounts counts,
    CasesContent content,
    IBundlePlans plans,
    SubmissionCheck check,
    SubmissionRules rules,
    IOrganisation organisation,
    CaseProgress progress,
    CaseMoments moments,
    IReleases releases,
    CommitmentGate commitments,
    PersonalCipher cipher,
    SubjectOfForm subject,
    AgentLimit agents,
    IMandates mandates,
    IConsents consents
)
{
    /// <param name="draftOwner">Whose draft may go with the submission.</param>
    /// <param name="by">Who presses the button, by whose mandate it counts; <c>null</c> for what is replayed.</param>
    public Task<Outcome<SubmittedCase>> Run(
        SubmitCaseRequest request,
        Applicant applicant,
        string draftOwner,
        Assurance.Permission.Subject? by,
        CancellationToken cancel = default
    ) => step.RunOnce(nameof(SubmitCase), request.Key, () => Submit(request, applicant, draftOwner, by, cancel), cancel);

    async Task<Outcome<SubmittedCase>> Submit(
        SubmitCaseRequest request,
        Applicant applicant,
        string draftOwner,
        Assurance.Permission.Subject? by,
        CancellationToken cancel
    )
    {
        if (by is not null && await mandates.Use(by, request.Target, ItemsOf(request), cancel) is { } notCarried)
            return notCarried;
        var draft = request.Draft is { } id && await city.Get<Draft>(id, cancel) is { } kept && kept.OwnerKey == draftOwner ? kept : null;
        if (await agents.Refuse(request.Device, applicant.Key, cancel) is { } tooMany)
            return tooMany;
        var submitted = await Submit(request, applicant, draft?.AsOf ?? releases.Newest, cancel);
        if (submitted.Succeeded && draft is not null)
            city.Remove(draft);
        return submitted;
    }

    async Task<Outcome<SubmittedCase>> Submit(SubmitCaseRequest request, Applicant applicant, long formAsOf, CancellationToken cancel)
    {
        if (content.Items.GetValueOrDefault(request.Target) is { } item)
            return await SubmitItem(item, request, applicant, formAsOf, cancel);
        if (plans.InForce(request.Target) is { } bundle)
            return await SubmitBundle(bundle, request, applicant, formAsOf, cancel);
        return new Fault("cases.unknown-item", "没有这个事项，可能已经下架，请重新搜索。", 404);
    }

    IReadOnlyList<string> ItemsOf(SubmitCaseRequest request) =>
        content.Items.ContainsKey(request.Target) ? [request.Target]
        : plans.InForce(request.Target) is { } bundle ? [.. check.LegsOf(bundle, request.Answers).Select(leg => leg.Item)]
        : [];

    async Task<Outcome<SubmittedCase>> SubmitItem(
        ServiceItem item,
        SubmitCaseRequest request,
        Applicant applicant,
        long formAsOf,
        CancellationToken cancel
    )
    {
        if ((check.Of(item, request, applicant, formAsOf) ?? await rules.Refuse(request, [item], applicant, cancel)) is { } refused)
            return refused;
        if (organisation.FindUnit(item.Department, request.Region) is not { } unit)
            return CaseFaults.NobodyCompetent(item.Name);

        var verdict = request.ByCommitment ? await commitments.Judge(item, request.Answers, applicant.Key, cancel) : null;
        if (verdict is { Eligible: false })
            return new Fault("cases.commitment-not-eligible", $"这次不能用告知承诺：{verdict.Reason}。请回到第一步改选普通方式。")
            {
                Field = "byCommitment",
            };

        var @case = await Make(item, null, null, unit, request, applicant, formAsOf, cancel);
        if (@case.Submit(moments.Now(verdict is null ? null : $"告知承诺：{verdict}")) is { } fault)
            return fault;
        store.Add(@case);
        HandIn(@case, request.Materials);
        if (await Fetch(@case, item, unit, request.Materials, cancel) is { } notFetched)
            return notFetched;
        if (await progress.Begin(@case, cancel) is { Fault: { } notBegun })
            return notBegun;
        return new SubmittedCase(@case.Id, @case.Number);
    }

    async Task<Outcome<SubmittedCase>> SubmitBundle(
        Bundle bundle,
        SubmitCaseRequest request,
        Applicant applicant,
        long formAsOf,
        CancellationToken cancel
    )
    {
        if (check.Of(bundle, request, applicant, formAsOf) is { } refused)
            return refused;
        if (
            await rules.Refuse(request, check.LegsOf(bundle, request.Answers).Select(leg => content.Items[leg.Item]), applicant, cancel) is
            { } notYet
        )
            return notYet;
        if (organisation.FindUnit(bundle.Lead, request.Region) is not { } lead)
            return CaseFaults.NobodyCompetent(bundle.Name);

        var legs = check.LegsOf(bundle, request.Answers);
        var head = new Case
        {
            Region = request.Region,
            Number = await Number(cancel),
            ItemCode = bundle.Id,
            ItemName = bundle.Name,
            Unit = lead.Id,
            BundleCode = bundle.Id,
            ApplicantKind = applicant.Kind.ToString(),
            ApplicantKey = applicant.Key,
            ApplicantName = applicant.Name,
            ApplicantNumber = applicant.Number,
            Phone = applicant.Phone,
            OrganisationName = applicant.Kind is Subject.Citizen ? null : applicant.Name.Plain,
            PersonNameKey = applicant.Kind is Subject.Citizen ? cipher.NameKey(applicant.Name.Plain) : null,
            AboutKey = subject.KeyOf(bundle.Form, request.Form),
            Form = request.Form.ToPlainJson(),
            Answers = request.Answers.ToPlainJson(),
            AsOf = releases.Newest,
            FormAsOf = formAsOf,
            PromisedDays = bundle.PromisedWorkdays,
            StatutoryDays = bundle.PromisedWorkdays,
        };
        if (head.StartBundle(moments.Now(null)) is { } fault)
            return fault;
        store.Add(head);
        await counts.Submitted(head, cancel);
        store.Note(head);

        foreach (var leg in legs)
        {
            var item = content.Items[leg.Item];
            if (organisation.FindUnit(item.Department, request.Region) is not { } unit)
                return CaseFaults.NobodyCompetent(item.Name);
            var @case = await Make(item, head, leg, unit, request, applicant, formAsOf, cancel);
            store.Add(@case);
            var materials = check.MaterialsOf(bundle, leg, request.Materials);
            HandIn(@case, materials);
            if (await Fetch(@case, item, unit, materials, cancel) is { } notFetched)
                return notFetched;
        }
        await city.SaveChangesAsync(cancel);
        if (await progress.GoOn(head, cancel) is { Fault: { } stuck })
            return stuck;
        return new SubmittedCase(head.Id, head.Number);
    }

    async Task<Case> Make(
        ServiceItem item,
        Case? head,
        BundleLeg? leg,
        Unit unit,
        SubmitCaseRequest request,
        Applicant applicant,
        long formAsOf,
        CancellationToken cancel
    )
    {
        var byCommitment = request.ByCommitment && item.Commitment is not null && head is null;
        return new Case
        {
            Region = request.Region,
            Number = await Number(cancel),
            ItemCode = item.Id,
            ItemName = item.Name,
            Unit = unit.Id,
            BundleId = head?.Id,
            LegId = leg?.Id,
            ApplicantKind = applicant.Kind.ToString(),
            ApplicantKey = applicant.Key,
            ApplicantName = applicant.Name,
            ApplicantNumber = applicant.Number,
            Phone = applicant.Phone,
            OrganisationName = applicant.Kind is Subject.Citizen ? null : applicant.Name.Plain,
            PersonNameKey = applicant.Kind is Subject.Citizen ? cipher.NameKey(applicant.Name.Plain) : null,
            AboutKey = head is null ? subject.KeyOf(item.Form, request.Form) : head.AboutKey,
            Form = request.Form.ToPlainJson(),
            Answers = request.Answers.ToPlainJson(),
            AsOf = releases.Newest,
            FormAsOf = formAsOf,
            ByCommitment = byCommitment,
            PromisedDays = byCommitment ? item.Commitment!.PromisedWorkdays : leg?.PromiseOf(item) ?? item.Clock.PromisedWorkdays,
            StatutoryDays = item.Clock.StatutoryWorkdays ?? item.Clock.PromisedWorkdays,
        };
    }

    async Task<string> Number(CancellationToken cancel)
    {
        var day = city.Clock.GetUtcNow().Day();
        return CaseNumber.Create(CaseLimits.NumberPrefix, day, await city.NextSerial("cases_numbers", day, cancel)).ToString();
    }

    // 免提交: only with the holder's consent, and never without a line in their log.
    Task<Fault?> Fetch(Case @case, ServiceItem item, Unit unit, IReadOnlyList<HandedIn> materials, CancellationToken cancel) =>
        consents.Fetch(
            new(
                @case.ApplicantKey,
                @case.Region,
                item.Id,
                item.Name,
                unit.Name,
                unit.Id,
                @case.Number,
                [
                    .. from material in item.Materials
                    where material is { Kind: MaterialKind.Credential, Source.CredentialType: not null }
                    where materials.Any(one => one.MaterialId == material.Id && one.Source is Cases.MaterialSource.Fetched)
                    select new FetchedCredential(material.Source!.CredentialType!, material.Name, material.Id),
                ]
            ),
            cancel
        );

    void HandIn(Case @case, IReadOnlyList<HandedIn> materials)
    {
        foreach (var files in materials.GroupBy(material => material.MaterialId))
            city.Add(
                new CaseMaterial
                {
                    CaseId = @case.Id,
                    MaterialId = files.Key,
                    Name =
                        content.Items.GetValueOrDefault(@case.ItemCode)?.Materials.FirstOrDefault(m => m.Id == files.Key)?.Name
                        ?? files.Key,
                    Source = files.First().Source,
                    Files = HandedIn.FilesOf(files),
                    Provenance = files.First().Provenance,
                }
            );
    }
}
