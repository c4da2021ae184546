using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases;

/// <param name="Version">The version the applicant saw; a second window that saved meanwhile is not overwritten silently.</param>
public sealed record SaveDraftRequest(
    string Target,
    string Region,
    JsonObject Answers,
    JsonObject Form,
    JsonObject Files,
    int? Version = null
);

/// <param name="Target">Id of the service item or of the bundle.</param>
/// <param name="Region">Division code of the place of the matter: it decides which department is competent.</param>
/// <param name="Materials">What the applicant hands in, by material id; for a bundle by <c>leg/material</c> or shared material id.</param>
/// <param name="Key">Idempotency key: the same key gives the same case.</param>
/// <param name="Device">What is known of the device, as in <see cref="RateCaseRequest"/>; <c>null</c> when an official or a program hands it in.</param>
public sealed record SubmitCaseRequest(
    string Target,
    string Region,
    JsonObject Form,
    JsonObject Answers,
    IReadOnlyList<HandedIn> Materials,
    string? Key,
    bool ByCommitment = false,
    Guid? Draft = null,
    string? Device = null
);

/// <summary>What is handed in for a material; several files of one material are several of these.</summary>
/// <param name="FileDigest">Digest of an uploaded file; <c>null</c> when it is fetched or declared.</param>
public sealed record HandedIn(
    string MaterialId,
    MaterialSource Source,
    string? FileDigest = null,
    string? FileName = null,
    string? Provenance = null,
    long? FileBytes = null
)
{
    /// <summary>Together, as one material of a case keeps them.</summary>
    internal static string FilesOf(IEnumerable<HandedIn> handedIn) =>
        JsonSerializer.Serialize(
            handedIn.Where(one => one.FileName is not null).Select(one => new CaseFile(one.FileDigest, one.FileName!, one.FileBytes))
        );
}

public sealed record SubmittedCase(Guid Id, string Number);

/// <param name="Lines">Everything that is missing: it may be asked for only once.</param>
public sealed record RequestSupplementRequest(Guid Task, IReadOnlyList<SupplementLine> Lines, int? Version = null);

/// <param name="Form">Corrected fields; the others stay as they were.</param>
public sealed record ReturnSupplementRequest(Guid Case, JsonObject Form, IReadOnlyList<HandedIn> Materials, string? Answer, string? Key);

/// <param name="Outcome">What the official decided: one of <see cref="TaskOutcomes.Of"/> for the task's stage.</param>
/// <param name="Version">The version of the task that the official saw; <c>null</c> takes whatever is there (batch handling).</param>
public sealed record HandleTaskRequest(Guid Task, string Outcome, string? Note = null, string? LegalBasis = null, int? Version = null);

/// <param name="Target">Element id of an earlier task of the same process.</param>
public sealed record ReturnTaskRequest(Guid Task, string Target, string Reason, int? Version = null);

/// <param name="Official">Id of the official who is to do it; <c>null</c> gives it back to everybody in the post.</param>
public sealed record TransferTaskRequest(Guid Task, string? Official, string Reason, int? Version = null);

public sealed record AddSignerRequest(Guid Task, string Post, string Reason, int? Version = null);

/// <param name="Task">A task that the official has closed and whose successor nobody has closed yet.</param>
public sealed record RecallTaskRequest(Guid Task, string Reason);

/// <param name="Kind">Which procedure begins; <c>null</c> ends the one that runs.</param>
public sealed record SpecialProcedureRequest(Guid Case, SpecialProcedureKind? Kind, string Note);

/// <param name="Text">What a supervisor wants said; applicants need say nothing.</param>
public sealed record UrgeCaseRequest(Guid Case, string? Text = null, string? Key = null);

/// <param name="Task">The task on whose desk the case lies.</param>
/// <param name="Post">Id of the post that should know.</param>
public sealed record CopyCaseRequest(Guid Task, string Post, string Reason, int? Version = null);

/// <param name="Task">The task on whose desk the case lies.</param>
/// <param name="Material">Id of a material of the item that is a credential.</param>
public sealed record FetchAgainRequest(Guid Task, string Material);

public sealed record WithdrawCaseRequest(Guid Case, string Reason, string? Key = null);

/// <param name="Device">What is known of the device: its address and what its browser says; only a keyed digest is kept. <c>null</c> when no screen was used.</param>
public sealed record RateCaseRequest(Guid Case, RatingGrade Grade, string? Comment, string? Key = null, string? Device = null);

/// <param name="Grade">How the applicant feels now; <c>null</c> leaves it as it was.</param>
public sealed record AddRatingRequest(Guid Case, string Comment, RatingGrade? Grade = null, string? Key = null);

/// <param name="Complex">Given with the contact: complex matters have 15 working days.</param>
/// <param name="GradeAfter">Given with the call-back.</param>
public sealed record CallBackRequest(Guid Rating, CallBackDeed Deed, string Note, bool Complex = false, RatingGrade? GradeAfter = null);

public enum CallBackDeed
{
    Contacted,
    Corrected,
    CalledBack,
}
