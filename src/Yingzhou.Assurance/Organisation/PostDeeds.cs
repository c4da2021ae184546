using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation;

/// <summary>How giving a post stands in the audit: the target is <c>Post/</c> and its id, the detail the official who gets it.</summary>
public static class PostDeeds
{
    public const string Granted = "GrantPost";

    internal static AuditEntry Grant(CityContext city, string post, string official)
    {
        var actor = city.Actors.Current;
        return new()
        {
            At = city.Clock.GetUtcNow(),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Post = actor.Post,
            OnBehalfOf = actor.OnBehalfOf,
            Action = Granted,
            Target = $"Post/{post}",
            Detail = official,
        };
    }
}
