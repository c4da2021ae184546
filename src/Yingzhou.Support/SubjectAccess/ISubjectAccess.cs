using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.SubjectAccess;

/// <param name="Key">Pressed twice it is one request.</param>
public sealed record AskRequest(SubjectRequestKind? Kind, string? Words, string? Key);

/// <param name="Seen">Version that the page was made from.</param>
public sealed record AnswerRequest(Guid Id, bool? Granted, string? Reply, string? Basis, int Seen);

/// <summary>What the platform holds about a person, part by part.</summary>
public sealed record SubjectCopy(Guid Request, DateTimeOffset MadeAt, string Person, IReadOnlyList<SubjectPart> Parts);

public sealed record SubjectPart(string Title, IReadOnlyList<SubjectLine> Lines);

/// <summary>个人信息权利: what somebody may ask of those who hold data about them, and how it was answered.</summary>
public interface ISubjectAccess
{
    Task<Outcome<Guid>> Ask(AskRequest request, Subject person, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SubjectRequest>> Mine(Subject person, CancellationToken cancel = default);

    /// <summary>The copy, made at this moment; that it was taken is kept.</summary>
    Task<Outcome<SubjectCopy>> Copy(Guid id, Subject person, CancellationToken cancel = default);

    /// <summary>What waits, the first due on top, and what was answered lately.</summary>
    Task<Outcome<IReadOnlyList<SubjectRequest>>> List(Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Answer(AnswerRequest request, Subject official, CancellationToken cancel = default);
}
