using Yingzhou.Assurance.Organisation;

namespace Yingzhou.Assurance.Permission;

/// <summary>An official acting in one of their posts, where nobody has signed in: replays and demonstrations.</summary>
public static class ActingOfficial
{
    /// <returns><c>null</c> when there is no such official, or they do not hold the post now.</returns>
    public static Subject? Acting(this IOrganisation organisation, string official, string post)
    {
        var posts = organisation.PostsOf(official);
        return organisation.Official(official) is { } known && posts.FirstOrDefault(held => held.Id == post) is { } acting
            ? new()
            {
                Kind = SubjectKind.Official,
                AccountId = official,
                OfficialId = official,
                Name = known.Name,
                Level = RealNameLevel.A3,
                Posts = posts,
                ActingPost = acting,
            }
            : null;
    }
}
