using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Support.Credentials;
using Yingzhou.Support.Forms;
using Yingzhou.Ui.Components;
using GuideQuestion = Yingzhou.Support.Cases.Content.Question;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <summary>Opens an application where it was left, keeps it after every step, and knows what is still to do.</summary>
sealed class FilingDesk(
    ICases cases,
    IConsents consents,
    Catalogue catalogue,
    Places places,
    IOrganisation organisation,
    IForms forms,
    TimeProvider clock
)
{
    // For a fetched material whose list says nothing of uploading it.
    static readonly UploadTerms UsualPaper = new(["pdf", "ofd", "jpg", "png"], 10);

    /// <returns><c>null</c> when nothing of this id can be applied for.</returns>
    public async Task<Filing?> Open(string target, Subject subject, CancellationToken cancel) =>
        catalogue.Find(target) is { } offer
            ? await Judged(Alone(Filing.Of(offer, await cases.FindDraft(target, subject, cancel))), subject, cancel)
            : null;

    /// <summary>Whether there was a draft that was kept too long ago.</summary>
    public async Task<bool> RanOut(string target, Subject subject, CancellationToken cancel) =>
        (await cases.Drafts(subject, cancel)).Any(draft => draft.Target == target && draft.ExpiresAt <= clock.GetUtcNow());

    /// <param name="seen">Version that the page was made from; another window may have gone on since.</param>
    public async Task<Outcome<Filing>> Keep(Filing filing, int? seen, Subject subject, CancellationToken cancel)
    {
        var kept = await cases.SaveDraft(
            new SaveDraftRequest(filing.Offer.Id, filing.Region, filing.Answers, filing.Form, filing.FilesAsJson(), seen),
            subject,
            cancel
        );
        return kept.Succeeded ? await Judged(Filing.Of(filing.Offer, kept.Value), subject, cancel) : kept.Fault;
    }

    public IReadOnlyList<Option> PlacesOf(Filing filing) => places.Of(filing.Offer, organisation);

    /// <summary>Questions in this situation that have no answer yet. 不清楚 is an answer.</summary>
    public IReadOnlyList<GuideQuestion> Open(Filing filing) =>
        [.. Ordinary(filing).Concat(Commitment(filing)).Where(question => !filing.Answers.ContainsKey(question.Id))];

    IReadOnlyList<GuideQuestion> Ordinary(Filing filing) => cases.Questions(filing.Offer.Id, filing.KnownAnswers);

    /// <summary>Questions answered so far, in the order of asking.</summary>
    public IReadOnlyList<(GuideQuestion Question, string Answer)> Answered(Filing filing) =>
        [
            .. AllQuestions(filing)
                .Where(question => filing.Answers.ContainsKey(question.Id))
                .Select(question => (question, LabelOf(question, filing.Answers[question.Id]?.ToString()))),
        ];

    public GuideQuestion? Question(Filing filing, string id) => AllQuestions(filing).FirstOrDefault(question => question.Id == id);

    /// <summary>What is needed; a commitment replaces some of it. What may not be fetched is asked for as paper, with the reason.</summary>
    public IReadOnlyList<NeededMaterial> Needed(Filing filing)
    {
        var replaced = filing.ByCommitment ? Item(filing)?.Commitment?.Replaces ?? [] : [];
        return
        [
            .. cases
                .Needed(filing.Offer.Id, filing.KnownAnswers)
                .Where(need => !replaced.Contains(need.Material.Id))
                .Select(need => AsPaper(need, filing)),
        ];
    }

    /// <summary>
    /// What the departments would fetch, as the paper that may be handed in instead (不同意取用): what is uploaded is not fetched. What an earlier leg of a bundle issues nobody has yet.
    /// </summary>
    public IReadOnlyList<NeededMaterial> Papers(Filing filing) =>
        [
            .. Needed(filing)
                .Where(need =>
                    need.Material is { Kind: MaterialKind.Credential, Source.CredentialType: { } type } && !IssuedOnTheWay(type, filing)
                )
                .Select(need => need with { Material = need.Material with { Upload = need.Material.Upload ?? UsualPaper } }),
        ];

    bool IssuedOnTheWay(string type, Filing filing) =>
        catalogue.Content.Bundles.TryGetValue(filing.Offer.Id, out var bundle)
        && bundle.Legs.Any(leg => catalogue.Content.Items[leg.Item].Outcome.CredentialType == type);

    NeededMaterial AsPaper(NeededMaterial need, Filing filing) =>
        need.Material is { Kind: MaterialKind.Credential, Source.CredentialType: { } type }
        && filing.Blocks.Reason(ItemOf(need, filing), type) is { } reason
            ? need with
            {
                Material = need.Material with
                {
                    Kind = MaterialKind.Upload,
                    Upload = need.Material.Upload ?? UsualPaper,
                    Hint = reason,
                    MayFollow = false,
                },
            }
            : need;

    string ItemOf(NeededMaterial need, Filing filing) =>
        need.Leg is { } leg && catalogue.Content.Bundles.TryGetValue(filing.Offer.Id, out var bundle)
            ? bundle.Legs.First(one => one.Id == leg).Item
            : filing.Offer.Id;

    /// <summary>Uploads without which the application would be refused.</summary>
    public IReadOnlyList<NeededMaterial> Missing(Filing filing) =>
        [
            .. Needed(filing)
                .Where(need => need.Material.Kind is MaterialKind.Upload && need is { Perhaps: false, Material.MayFollow: false })
                .Where(need => !filing.Files.ContainsKey(need.HandInAs)),
        ];

    /// <summary>The first paper that is asked for only because it may not be fetched any more; <c>null</c> when there is none.</summary>
    public Fault? NotFetched(Filing filing) =>
        Missing(filing)
            .Where(need =>
                cases
                    .Needed(filing.Offer.Id, filing.KnownAnswers)
                    .Any(one => one.HandInAs == need.HandInAs && one.Material.Kind is MaterialKind.Credential)
            )
            .Select(need => new Fault(FetchBlocks.Refused, $"“{need.Material.Name}”没有取：{need.Material.Hint}。")
            {
                Field = need.HandInAs,
            })
            .FirstOrDefault();

    /// <summary>The form as it is asked in this situation.</summary>
    public FormView ViewOf(Filing filing) => FormView.Of(DefinitionOf(filing), filing.Form, forms.Context(filing.KnownAnswers));

    public FormDefinition DefinitionOf(Filing filing) =>
        forms.Definition(filing.Offer.Form, filing.AsOf)
        ?? throw new InvalidOperationException($"The form of '{filing.Offer.Id}' was there when the content was checked");

    public IReadOnlyList<FormError> Judge(Filing filing) =>
        forms.Judge(filing.Offer.Form, filing.Form, filing.KnownAnswers, filing.AsOf).Errors;

    /// <summary>How far one may go: nobody reviews what has not been asked.</summary>
    public FilingStep Reached(Filing filing) =>
        filing.Region.Length == 0 || Open(filing).Count > 0 ? FilingStep.Situation
        : Missing(filing).Count > 0 ? FilingStep.Materials
        : Judge(filing).Count > 0 ? FilingStep.Form
        : FilingStep.Review;

    public ServiceItem? Item(Filing filing) => catalogue.Content.Items.GetValueOrDefault(filing.Offer.Id);

    // Whether one may commit is told by the situation: not before all of it was asked.
    async Task<Filing> Judged(Filing opened, Subject subject, CancellationToken cancel)
    {
        var filing = subject.PartyKey is { } party ? opened with { Blocks = await consents.BlocksOf(party, cancel) } : opened;
        return Item(filing)?.Commitment is null || Ordinary(filing).Any(question => !filing.Answers.ContainsKey(question.Id))
            ? filing
            : filing with
            {
                Commitment = await cases.Commitment(filing.Offer.Id, filing.KnownAnswers, subject, cancel),
            };
    }

    // Where there is one place only, nobody has to choose it.
    Filing Alone(Filing filing) =>
        filing.Region.Length == 0 && PlacesOf(filing) is [var only] ? filing with { Region = only.Value } : filing;

    IEnumerable<GuideQuestion> AllQuestions(Filing filing) =>
        (
            catalogue.Content.Bundles.TryGetValue(filing.Offer.Id, out var bundle)
                ? catalogue.Content.QuestionsOf(bundle)
                : Item(filing)!.Questions
        ).Concat(Commitment(filing));

    IEnumerable<GuideQuestion> Commitment(Filing filing) =>
        filing.Commitment is { Eligible: true } verdict && CommitmentQuestion.Of(Item(filing)!, verdict) is { } question ? [question] : [];

    static string LabelOf(GuideQuestion question, string? value) =>
        value is null ? "不清楚" : question.Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;
}
