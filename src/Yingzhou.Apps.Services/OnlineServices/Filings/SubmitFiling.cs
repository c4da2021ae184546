using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using HandedSource = Yingzhou.Support.Cases.MaterialSource;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <param name="Key">Hidden in the review page: pressed twice, or sent twice by a weak link, it is one case.</param>
/// <param name="Number">Typed where the form does not ask for the applicant's number.</param>
/// <param name="Agreed">同意调取: the applicant lets the departments fetch what is not handed in.</param>
public sealed record SubmitFilingRequest(string Target, string Key, string? Number, bool Agreed, string? Device = null);

/// <summary>提交申报: turns a draft into a case.</summary>
sealed class SubmitFiling(ICases cases, FilingDesk desk, Catalogue catalogue, IOrganisation organisation, PersonalCipher cipher)
{
    public async Task<Outcome<SubmittedCase>> Run(SubmitFilingRequest request, Subject subject, CancellationToken cancel)
    {
        if (await desk.Open(request.Target, subject, cancel) is not { } filing)
            return new Fault("online-services.unknown-offer", "没有这个事项，可能已经下架，请重新搜索。", 404);
        // Without a draft this is the second press, or the draft has run out: the key tells.
        if (filing.DraftId is null)
            return await Again(request, filing, subject, cancel);
        if (!request.Agreed)
            return new Fault(
                "online-services.not-agreed",
                "请勾选同意，部门才能替您调取免提交的材料；不同意取用证照的，请回到“材料”自己上传。"
            )
            {
                Field = "agreed",
            };
        if (desk.Reached(filing) is not FilingStep.Review)
            return desk.NotFetched(filing) ?? new Fault("online-services.not-complete", "还有没填完的内容，请回到前面的步骤补齐。");
        var applicant = WhoApplies.Of(subject, desk.ViewOf(filing), request.Number, cipher);
        if (!applicant.Succeeded)
            return applicant.Fault;
        // What would be refused at the counter is told before it is submitted, with what can be done about it.
        var unmet = cases
            .Conditions(filing.Offer.Id, filing.KnownAnswers, filing.Form, applicant.Value)
            .FirstOrDefault(condition => condition.Met is false);
        return unmet is null
            ? await cases.Submit(Request(request, filing, subject), subject, applicant.Value, cancel)
            : new Fault("online-services.condition-not-met", $"不符合受理条件“{unmet.Text}”。{unmet.OnFalse}");
    }

    async Task<Outcome<SubmittedCase>> Again(SubmitFilingRequest request, Filing filing, Subject subject, CancellationToken cancel)
    {
        var unknown = Applicant.Of(
            WhoApplies.AudienceOf(subject) ?? Support.Cases.Content.Subject.Citizen,
            subject.PartyKey ?? "",
            subject.PartyName,
            ""
        );
        var first = await cases.Submit(Request(request, filing, subject), subject, unknown, cancel);
        return first.Succeeded
            ? first
            : new Fault(
                "online-services.draft-gone",
                "草稿已经过期，或者这件事已经提交过了。请到“我的办件”看看，没有的话请重新填写。",
                409
            );
    }

    // The key is the party's own: nobody finds another's case by trying keys.
    SubmitCaseRequest Request(SubmitFilingRequest request, Filing filing, Subject subject) =>
        new(
            filing.Offer.Id,
            filing.Region,
            filing.Form,
            filing.KnownAnswers,
            [
                .. desk.Needed(filing)
                    .Where(need => !need.Perhaps || filing.Files.ContainsKey(need.HandInAs))
                    .SelectMany(need => HandedIn(need, filing)),
            ],
            $"{subject.PartyKey}:{request.Key}",
            filing.ByCommitment,
            filing.DraftId,
            request.Device
        );

    IEnumerable<HandedIn> HandedIn(NeededMaterial need, Filing filing)
    {
        if (filing.FilesOf(need.HandInAs) is { Count: > 0 } files)
            return files.Select(file => new HandedIn(need.HandInAs, HandedSource.Uploaded, file.Digest, file.Name, FileBytes: file.Bytes));
        // A bundle's legs fetch for themselves.
        if (need.Material.Kind is MaterialKind.Upload || filing.Offer.IsBundle)
            return [];
        return
        [
            need.Material.Kind is MaterialKind.Declared
                ? new(need.HandInAs, HandedSource.Committed)
                : new(
                    need.HandInAs,
                    HandedSource.Fetched,
                    Provenance: need.Material.Source is { } source ? NameOf(source.Department, filing.Region) : null
                ),
        ];
    }

    string? NameOf(string department, string region) =>
        organisation.FindUnit(department, region)?.Name
        ?? catalogue.Content.Organisation.Departments.Values.FirstOrDefault(known => known.Family == department)?.Name;
}
