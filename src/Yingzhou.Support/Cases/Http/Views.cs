using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Pages;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Support.Process;
using Party = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Http;

/// <param name="Target">Id of the item or bundle.</param>
/// <param name="Region">Division code of the place of the matter.</param>
sealed record SubmitRequest(
    string Target,
    string Region,
    ApplicantNumber Applicant,
    JsonObject Form,
    JsonObject? Answers,
    IReadOnlyList<HandedIn>? Materials,
    bool ByCommitment = false
);

/// <summary>The applicant's own number (公民身份号码, 统一社会信用代码): a session knows only its digest, the case must name it.</summary>
sealed record ApplicantNumber(string Number, string? Phone = null)
{
    /// <summary>The party of the session, if the number is theirs.</summary>
    public Outcome<Applicant> For(Party subject, PersonalCipher cipher)
    {
        if (subject.PartyKey is not { } key)
            return new Fault("cases.no-party", "只有个人、企业可以从这里提交申请；机关内部事项请在工作台办理。", 403);
        if (cipher.PartyKey(Number) != key)
            return new Fault("cases.not-applicants-number", "证件号码与登录身份不一致，请填写您自己（或所代表企业）的号码。")
            {
                Field = "applicant.number",
            };
        return Applicant.Of(
            subject.Kind is SubjectKind.Enterprise ? Content.Subject.Enterprise : Content.Subject.Citizen,
            key,
            subject.PartyName,
            Number,
            Phone is null ? null : Personal.Phone(Phone)
        );
    }
}

/// <param name="Outcome">One of the outcomes that the task offers.</param>
sealed record DecisionRequest(string Outcome, string? Note, string? LegalBasis);

sealed record SupplementRequest(IReadOnlyList<SupplementLine> Lines);

sealed record MoveRequest(string? To, string Reason);

/// <summary>What waits, in three numbers: cheap enough to be asked every half minute.</summary>
sealed record WaitingCount(int Waiting, int DueToday, int Overdue);

/// <summary>A case as the interface tells it: form fields with their labels, personal ones masked.</summary>
sealed record CaseAnswer(
    CaseLine Case,
    string ItemId,
    int PromisedDays,
    int? UsedDays,
    bool ClockRuns,
    string? DecisionReason,
    IReadOnlyList<FormAnswer> Form,
    IReadOnlyList<MaterialView> Materials,
    IReadOnlyList<EventView> Events,
    IReadOnlyList<WaitingView> WaitingFor,
    Guid? ProcessInstance
)
{
    public static CaseAnswer Of(CaseView view, ICases cases) =>
        new(
            view.Line,
            view.ItemId,
            view.PromisedDays,
            view.UsedDays,
            view.ClockRuns,
            view.DecisionReason,
            FormAnswers.Of(cases.Content, view),
            view.Materials,
            view.Events,
            view.WaitingFor,
            view.ProcessInstance
        );
}

/// <param name="WhyNot">Why this official cannot act on it now; <c>null</c> when they can.</param>
sealed record TaskAnswer(
    InboxLine Task,
    CaseAnswer Case,
    IReadOnlyList<OutcomeChoice> Outcomes,
    IReadOnlyList<PassedTask> ReturnTargets,
    string? WhyNot
)
{
    public static TaskAnswer Of(TaskView view, ICases cases) =>
        new(
            view.Line,
            CaseAnswer.Of(view.Case, cases),
            [.. view.Outcomes.Select(outcome => new OutcomeChoice(outcome.Outcome, outcome.Title))],
            view.ReturnTargets,
            view.WhyNot
        );
}

sealed record OutcomeChoice(string Outcome, string Title);
