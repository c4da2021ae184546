using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>What the test pages tell of the session.</summary>
sealed record WhoIsThere(
    SubjectKind Kind,
    string Name,
    string PartyName,
    string? PartyKey,
    string? PersonKey,
    string? Post,
    string? Scope,
    RealNameLevel Level,
    Actor Actor
)
{
    public static WhoIsThere Of(Subject subject, Actor actor) =>
        new(
            subject.Kind,
            subject.Name,
            subject.PartyName,
            subject.PartyKey,
            subject.PersonKey,
            subject.ActingPost?.Id,
            subject.Scope?.Code,
            subject.Level,
            actor
        );
}
