using System.Text.Json.Nodes;
using Yingzhou.Support.Cases;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Schema <c>applicationFileResponse</c>.</summary>
sealed record ApplicationView(
    string FileId,
    DateTimeOffset? Registered,
    string? ServiceId,
    string ServiceName,
    StatusView Status,
    bool Ended,
    string ApplicantId,
    ApplicationData ApplicationData
);

/// <summary>Schema <c>applicationFileSubmit</c>.</summary>
sealed record ApplicationData(
    string? ApplicationName,
    string ApplicantId,
    string? Created,
    FormData FormData,
    IReadOnlyList<string> DocumentUrls
);

/// <summary>Schema <c>formData</c>.</summary>
/// <param name="Data">Every value must be an object: <c>form</c> has the fields, <c>answers</c> the answers to the guiding questions.</param>
sealed record FormData(JsonObject Data, string? EFormId);

/// <summary>Schema <c>applicantApplicationFileListResponse</c>; what waits is the case's first open task.</summary>
sealed record ApplicationListView(
    string FileId,
    string? MainTaskId,
    string? TaskTitle,
    string? RoleId,
    string? RoleName,
    string? AssigneeId,
    string? OperatorName,
    StatusView Status,
    string ApplicantId,
    string? Created,
    DateTimeOffset? Registered,
    string Description,
    string ServiceName,
    string? ServiceId,
    string? EformId,
    IReadOnlyList<string> DocumentUrls
);

/// <summary>Schema <c>statusModel</c>: four codes for our twelve, the title tells which.</summary>
sealed record StatusView(string Code, string Title)
{
    public static StatusView Of(CaseStatus status) => new(CodeOf(status), status.Title());

    static string CodeOf(CaseStatus status) =>
        status switch
        {
            CaseStatus.Waiting or CaseStatus.Submitted or CaseStatus.Accepted or CaseStatus.SpecialProcedure => "PENDING",
            CaseStatus.Supplementing => "SENDBACK",
            CaseStatus.Approved or CaseStatus.Delivered => "APPROVED",
            _ => "REJECTED",
        };
}
