using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases;

/// <summary>
/// The register of cases (办件台账) for programs of others: cases and their tasks, found by what a program knows and paged by position. Screens use
/// <see cref="ICases"/>, whose lists cost the same on every page. Only what the official may read is found; the limit is part of the query.
/// </summary>
public interface ICaseRegister
{
    Task<IReadOnlyList<RegisteredCase>> Cases(RegisterQuery query, Subject official, CancellationToken cancel = default);

    /// <summary>Tasks that wait for a post of the official, and tasks that the official has closed.</summary>
    Task<IReadOnlyList<RegisteredTask>> Tasks(RegisteredTaskQuery query, Subject official, CancellationToken cancel = default);

    /// <summary>Decisions and supplement requests of the whole city, in the order in which they were made: figures, nothing about whom.</summary>
    Task<IReadOnlyList<CountedDeed>> Deeds(DeedQuery query, CancellationToken cancel = default);
}

/// <summary>By what a list is sorted; equal ones by when they were made.</summary>
public enum RegisterOrder
{
    Created,
    Due,
    Name,

    /// <summary>The unit of a case, the assignee of a task.</summary>
    Assignee,
}

/// <param name="Item">Id of the item or bundle.</param>
/// <param name="ApplicantKey">As in <see cref="Applicant.Key"/>.</param>
/// <param name="Skip">How many are left out from the beginning.</param>
public sealed record RegisterQuery(
    Guid? Case = null,
    string? Item = null,
    string? ApplicantKey = null,
    int Skip = 0,
    int Take = 20,
    RegisterOrder Order = RegisterOrder.Created,
    bool Descending = false
);

/// <summary>A case with what was handed in and what waits, as it is stored: personal fields of the form are not masked, the caller masks them.</summary>
public sealed record RegisteredCase(
    CaseLine Line,
    string ItemId,
    string ApplicantKey,
    string Unit,
    JsonObject Form,
    JsonObject Answers,
    long? FormAsOf,
    IReadOnlyList<MaterialView> Materials,
    IReadOnlyList<RegisteredTask> Waiting,
    string? DecisionReason
);

/// <param name="IncludeClosed">Also what the official has closed.</param>
public sealed record RegisteredTaskQuery(
    Guid? Task = null,
    Guid? Case = null,
    string? Assignee = null,
    bool IncludeClosed = false,
    int Skip = 0,
    int Take = 20,
    RegisterOrder Order = RegisterOrder.Created,
    bool Descending = false
);

/// <param name="AddedTo">The task for whose handler this one was added (加签).</param>
public sealed record RegisteredTask(
    Guid Id,
    Guid Case,
    string ItemId,
    string ItemName,
    string Title,
    string Name,
    string Stage,
    string Post,
    string PostName,
    string? Assignee,
    Guid? AddedTo,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    UserTaskStatus Status,
    string? Outcome,
    CaseStatus CaseStatus,
    int Version
);

/// <param name="Operator">Name of the official.</param>
/// <param name="Role">Code of the role in whose post it was done.</param>
public sealed record DeedQuery(DateOnly First, DateOnly Last, string? Item = null, string? Operator = null, string? Role = null);

public sealed record CountedDeed(DateTimeOffset At, CaseEventKind Kind);
