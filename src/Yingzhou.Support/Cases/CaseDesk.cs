using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases;

/// <summary>The surface over the use cases and queries: it sends on, and decides nothing.</summary>
sealed class CaseDesk(
    CasesContent content,
    CityContext city,
    SituationGuide guide,
    CommitmentGate commitments,
    SaveDraft drafts,
    SubmitCase submit,
    ReturnSupplement returnSupplement,
    WithdrawCase withdraw,
    UrgeCase urge,
    CopyCase copy,
    FetchAgain fetchAgain,
    CopyQueries copies,
    RateCase rate,
    AddRating addRating,
    HandleTask handle,
    RequestSupplement requestSupplement,
    MoveTask move,
    RunSpecialProcedure specialProcedure,
    CallBack callBack,
    ApplicantQueries applicants,
    InboxQueries inbox,
    RatingQueries ratings,
    DemandQueries demands,
    CaseQueries cases,
    StatisticsQueries statistics
) : ICases
{
    public CasesContent Content => content;

    public IReadOnlyList<NeededMaterial> Needed(string target, JsonObject answers) => guide.Needed(target, answers);

    public IReadOnlyList<Question> Questions(string target, JsonObject answers) => guide.Questions(target, answers);

    public Task<CommitmentVerdict?> Commitment(string target, JsonObject answers, Subject applicant, CancellationToken cancel) =>
        content.Items.GetValueOrDefault(target) is { } item
            ? commitments.Judge(item, answers, applicant.PartyKey, cancel)
            : System.Threading.Tasks.Task.FromResult<CommitmentVerdict?>(null);

    public IReadOnlyList<ConditionView> Conditions(string target, JsonObject answers, JsonObject form, Applicant applicant) =>
        guide.Conditions(target, answers, form, applicant, city.Clock.GetUtcNow());

    public Task<Draft?> FindDraft(string target, Subject owner, CancellationToken cancel) => drafts.Find(target, Key(owner), cancel);

    public Task<IReadOnlyList<Draft>> Drafts(Subject owner, CancellationToken cancel) => applicants.Drafts(Key(owner), cancel);

    public Task<Outcome<Draft>> SaveDraft(SaveDraftRequest request, Subject owner, CancellationToken cancel) =>
        drafts.Run(request, Key(As(owner)), cancel);

    public Task<Outcome<SubmittedCase>> Submit(SubmitCaseRequest request, Subject subject, Applicant applicant, CancellationToken cancel)
    {
        As(subject);
        // Who applies for themselves at the terminal of a hall is nobody's agent, and officials help whoever comes.
        var isAgent = subject.Kind is not SubjectKind.Official && subject.PersonKey != applicant.Key;
        return submit.Run(isAgent ? request : request with { Device = null }, applicant, Key(subject), subject, cancel);
    }

    public Task<Outcome<Done>> ReturnSupplement(ReturnSupplementRequest request, Subject applicant, CancellationToken cancel) =>
        returnSupplement.Run(request, As(applicant), cancel);

    public Task<Outcome<Done>> Withdraw(WithdrawCaseRequest request, Subject applicant, CancellationToken cancel) =>
        withdraw.Run(request, As(applicant), cancel);

    public Task<Outcome<Done>> Urge(UrgeCaseRequest request, Subject subject, CancellationToken cancel) =>
        urge.Run(request, As(subject), cancel);

    public Task<Outcome<Done>> CopyTo(CopyCaseRequest request, Subject official, CancellationToken cancel) =>
        copy.Send(request, As(official), cancel);

    public Task<Outcome<Done>> FetchAgain(FetchAgainRequest request, Subject official, CancellationToken cancel) =>
        fetchAgain.Run(request, As(official), cancel);

    public Task<Outcome<Done>> KnowCopy(Guid id, Subject official, CancellationToken cancel) => copy.Know(id, As(official), cancel);

    public Task<Page<CopyLine>> Copies(Subject official, string? after, int size, CancellationToken cancel) =>
        copies.Of(official, after, size, cancel);

    public Task<Outcome<Done>> Rate(RateCaseRequest request, Subject applicant, CancellationToken cancel) =>
        rate.Run(request, As(applicant), cancel);

    public Task<Outcome<Done>> AddToRating(AddRatingRequest request, Subject applicant, CancellationToken cancel) =>
        addRating.Run(request, As(applicant), cancel);

    public Task<Outcome<Done>> Handle(HandleTaskRequest request, Subject official, CancellationToken cancel) =>
        handle.Run(request, As(official), cancel);

    public Task<Outcome<Done>> RequestSupplement(RequestSupplementRequest request, Subject official, CancellationToken cancel) =>
        requestSupplement.Run(request, As(official), cancel);

    public Task<Outcome<Done>> ReturnTask(ReturnTaskRequest request, Subject official, CancellationToken cancel) =>
        move.Return(request, As(official), cancel);

    public Task<Outcome<Done>> TransferTask(TransferTaskRequest request, Subject official, CancellationToken cancel) =>
        move.Transfer(request, As(official), cancel);

    public Task<Outcome<Done>> AddSigner(AddSignerRequest request, Subject official, CancellationToken cancel) =>
        move.AddSigner(request, As(official), cancel);

    public Task<Outcome<Done>> RecallTask(RecallTaskRequest request, Subject official, CancellationToken cancel) =>
        move.Recall(request, As(official), cancel);

    public Task<Outcome<Done>> SpecialProcedure(SpecialProcedureRequest request, Subject official, CancellationToken cancel) =>
        specialProcedure.Run(request, As(official), cancel);

    public Task<Outcome<Done>> CallBack(CallBackRequest request, Subject official, CancellationToken cancel) =>
        callBack.Run(request, As(official), cancel);

    public Task<Page<InboxLine>> Inbox(Subject official, InboxQuery query, CancellationToken cancel) =>
        inbox.Inbox(official, query, cancel);

    public Task<IReadOnlyList<WaitingLeg>> WaitingLegs(Subject official, CancellationToken cancel) => inbox.WaitingLegs(official, cancel);

    public Task<int> Waiting(Subject official, CancellationToken cancel) => inbox.Waiting(official, cancel);

    public Task<Page<InboxLine>> Handled(Subject official, string? after, int size, CancellationToken cancel) =>
        inbox.Handled(official, after, size, cancel);

    public Task<Outcome<TaskView>> Task(Guid task, Subject official, CancellationToken cancel) => inbox.Task(task, official, cancel);

    public Task<Page<CaseLine>> Mine(Subject applicant, string? after, int size, CancellationToken cancel) =>
        cases.Mine(applicant, after, size, cancel);

    public Task<IReadOnlySet<Guid>> BundlesThatWait(Subject applicant, CancellationToken cancel) =>
        applicants.BundlesThatWait(applicant, cancel);

    public Task<TrackedCase?> Track(CaseNumber number, string lastFour, CancellationToken cancel) =>
        applicants.Track(number, lastFour, cancel);

    public Task<Outcome<CaseView>> Case(Guid id, Subject subject, CancellationToken cancel) => cases.Find(id, subject, cancel);

    public Task<Page<CaseLine>> InArea(Subject official, string? number, string? after, int size, CancellationToken cancel) =>
        cases.InArea(official, number, after, size, cancel);

    public Task<Outcome<RevealedApplicant>> Reveal(Guid id, string reason, Subject official, CancellationToken cancel) =>
        cases.Reveal(id, reason, official, cancel);

    public Task<IReadOnlyList<BadRatingLine>> BadRatings(Subject official, CancellationToken cancel) => cases.BadRatings(official, cancel);

    public Task<IReadOnlyList<RatingComment>> BadComments(Subject official, DateOnly first, DateOnly last, CancellationToken cancel) =>
        ratings.BadComments(official, first, last, cancel);

    public Task<RatingFigures> Ratings(Subject official, DateOnly first, DateOnly last, CancellationToken cancel) =>
        ratings.Of(official, first, last, cancel);

    public Task<DemandFigures> Demands(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel) =>
        demands.Of(area, first, last, cancel);

    public Task<IReadOnlyList<SparedPapers>> Spared(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel) =>
        demands.Spared(area, first, last, cancel);

    public Task<CaseStatistics> Statistics(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel) =>
        statistics.Of(area, first, last, cancel);

    public Task<OfficialStatistics> StatisticsOf(Subject official, DateOnly first, DateOnly last, CancellationToken cancel) =>
        inbox.StatisticsOf(official, first, last, cancel);

    static string Key(Subject owner) => owner.PartyKey ?? owner.AccountId;

    // Audit lines and histories name whoever the command names, whatever started it.
    Subject As(Subject subject)
    {
        city.Actors.Current = subject.AsActor();
        return subject;
    }
}
