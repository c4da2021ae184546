using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases;

/// <summary>
/// The cases engine (办件引擎), everything that applications and screens may call. Commands are one transaction each, answer refusals as values, and take an
/// idempotency key where a weak link may send them twice. Whoever calls says who acts: nothing is read from an ambient request.
/// </summary>
public interface ICases
{
    CasesContent Content { get; }

    /// <summary>Exactly the materials that these answers need; those that hang on an open question are marked as perhaps.</summary>
    IReadOnlyList<NeededMaterial> Needed(string target, JsonObject answers);

    /// <summary>The questions still to be asked, in order; what is already known or not asked in this situation is left out.</summary>
    IReadOnlyList<Question> Questions(string target, JsonObject answers);

    /// <summary>Whether this party may commit instead of proving, in this situation; <c>null</c> for what is not open to commitments.</summary>
    Task<CommitmentVerdict?> Commitment(string target, JsonObject answers, Subject applicant, CancellationToken cancel = default);

    /// <summary>The acceptance conditions as far as they can be judged before submission; of a bundle, those of the legs it will have.</summary>
    IReadOnlyList<ConditionView> Conditions(string target, JsonObject answers, JsonObject form, Applicant applicant);

    Task<Draft?> FindDraft(string target, Subject owner, CancellationToken cancel = default);

    /// <summary>Drafts of the party, also those that have run out, the latest first.</summary>
    Task<IReadOnlyList<Draft>> Drafts(Subject owner, CancellationToken cancel = default);

    Task<Outcome<Draft>> SaveDraft(SaveDraftRequest request, Subject owner, CancellationToken cancel = default);

    Task<Outcome<SubmittedCase>> Submit(
        SubmitCaseRequest request,
        Subject subject,
        Applicant applicant,
        CancellationToken cancel = default
    );

    Task<Outcome<Done>> ReturnSupplement(ReturnSupplementRequest request, Subject applicant, CancellationToken cancel = default);

    Task<Outcome<Done>> Withdraw(WithdrawCaseRequest request, Subject applicant, CancellationToken cancel = default);

    /// <summary>催办, by the applicant or by who supervises the area.</summary>
    Task<Outcome<Done>> Urge(UrgeCaseRequest request, Subject subject, CancellationToken cancel = default);

    Task<Outcome<Done>> Rate(RateCaseRequest request, Subject applicant, CancellationToken cancel = default);

    /// <summary>追评: once, within <see cref="Rating.AddWithinDays"/> days.</summary>
    Task<Outcome<Done>> AddToRating(AddRatingRequest request, Subject applicant, CancellationToken cancel = default);

    Task<Outcome<Done>> Handle(HandleTaskRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> RequestSupplement(RequestSupplementRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> ReturnTask(ReturnTaskRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> TransferTask(TransferTaskRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> AddSigner(AddSignerRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>抄送: lays the case before another post, which may read it from then on.</summary>
    Task<Outcome<Done>> CopyTo(CopyCaseRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>核对证照: fetches a credential of the applicant again while handling; a withdrawn consent refuses it, and either way the applicant reads of it.</summary>
    Task<Outcome<Done>> FetchAgain(FetchAgainRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>已阅.</summary>
    Task<Outcome<Done>> KnowCopy(Guid copy, Subject official, CancellationToken cancel = default);

    /// <summary>What was laid before the official's posts, newest first.</summary>
    Task<Page<CopyLine>> Copies(Subject official, string? after = null, int size = 20, CancellationToken cancel = default);

    Task<Outcome<Done>> RecallTask(RecallTaskRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> SpecialProcedure(SpecialProcedureRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> CallBack(CallBackRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>What waits for the posts the official may exercise, what is due first on top (待办).</summary>
    Task<Page<InboxLine>> Inbox(Subject official, InboxQuery query, CancellationToken cancel = default);

    /// <summary>Those of them that are legs of bundles, all at once: whoever orders them by slack needs them all.</summary>
    Task<IReadOnlyList<WaitingLeg>> WaitingLegs(Subject official, CancellationToken cancel = default);

    /// <summary>How many tasks that is.</summary>
    Task<int> Waiting(Subject official, CancellationToken cancel = default);

    /// <summary>What the official has closed, newest first (已办).</summary>
    Task<Page<InboxLine>> Handled(Subject official, string? after = null, int size = 20, CancellationToken cancel = default);

    Task<Outcome<TaskView>> Task(Guid task, Subject official, CancellationToken cancel = default);

    /// <summary>The cases of the party that the subject acts for, newest first.</summary>
    Task<Page<CaseLine>> Mine(Subject applicant, string? after = null, int size = 20, CancellationToken cancel = default);

    /// <summary>Bundles of the party of which a leg waits for a supplement.</summary>
    Task<IReadOnlySet<Guid>> BundlesThatWait(Subject applicant, CancellationToken cancel = default);

    /// <summary>Where a case is, for whoever holds its receipt; <c>null</c> when number and digits do not belong together. The caller limits guesses.</summary>
    /// <param name="lastFour">The last four characters of the applicant's number, in capitals.</param>
    Task<TrackedCase?> Track(CaseNumber number, string lastFour, CancellationToken cancel = default);

    /// <summary>A case as its applicant or a competent official may see it.</summary>
    Task<Outcome<CaseView>> Case(Guid id, Subject subject, CancellationToken cancel = default);

    /// <summary>Cases in the official's area, newest first; <paramref name="number"/> finds one by its number.</summary>
    Task<Page<CaseLine>> InArea(
        Subject official,
        string? number = null,
        string? after = null,
        int size = 20,
        CancellationToken cancel = default
    );

    /// <summary>Plain text of the personal fields of a case; the look is kept in the audit with its reason.</summary>
    Task<Outcome<RevealedApplicant>> Reveal(Guid id, string reason, Subject official, CancellationToken cancel = default);

    Task<IReadOnlyList<BadRatingLine>> BadRatings(Subject official, CancellationToken cancel = default);

    /// <summary>Good rates of the units of the official's area, and the ratings that are left out of them; empty for who may not call back.</summary>
    Task<RatingFigures> Ratings(Subject official, DateOnly first, DateOnly last, CancellationToken cancel = default);

    /// <summary>What people wrote to bad ratings of the area, also when they added it later, the latest first; those left out of the figures are left out. Empty for who may not call back.</summary>
    Task<IReadOnlyList<RatingComment>> BadComments(Subject official, DateOnly first, DateOnly last, CancellationToken cancel = default);

    /// <summary>Papers that were asked for in the area although the city holds them, and how many of the required ones applicants had to bring.</summary>
    Task<DemandFigures> Demands(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel = default);

    /// <summary>Papers that nobody had to bring in the area, by unit and item, the most first.</summary>
    Task<IReadOnlyList<SparedPapers>> Spared(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel = default);

    /// <summary>Volume, on-time rate, waiting: for the area, from the first to the last day.</summary>
    Task<CaseStatistics> Statistics(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel = default);

    Task<OfficialStatistics> StatisticsOf(Subject official, DateOnly first, DateOnly last, CancellationToken cancel = default);
}
