using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Support.Cases;
using Yingzhou.Support.GovStack.Content;
using Kind = Yingzhou.Support.Cases.Content.Subject;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.GovStack.Members;

/// <summary>A member that asks: at the desk in the posts it was given, for an applicant as their agent (代办).</summary>
sealed record Caller(GovStackMember Member, Subject Official)
{
    public static Caller Of(GovStackMember member, Official official, IReadOnlyList<HeldPost> posts) =>
        new(
            member,
            new()
            {
                Kind = SubjectKind.Official,
                AccountId = official.Id,
                OfficialId = official.Id,
                Name = official.Name,
                Level = RealNameLevel.A3,
                Posts = posts,
                ActingPost = posts.Count > 0 ? posts[0] : null,
            }
        );

    /// <summary>Acting in the first of its posts with one of these roles, the first role first.</summary>
    public Subject As(params string[] roles) =>
        roles
            .Select(role => Official.Posts.FirstOrDefault(held => held.Post.Role == role))
            .OfType<HeldPost>()
            .Select(held => Official with { ActingPost = held })
            .FirstOrDefault(Official);

    /// <summary>Acting in this post, if it is one of its own.</summary>
    public Subject In(string post) =>
        Official.Posts.FirstOrDefault(held => held.Id == post) is { } held ? Official with { ActingPost = held } : Official;

    public Subject AgentOf(Applicant applicant) =>
        new()
        {
            Kind = applicant.Kind is Kind.Citizen ? SubjectKind.Citizen : SubjectKind.Enterprise,
            AccountId = $"govstack:{Member.Id}",
            Name = Member.Name,
            PartyKey = applicant.Key,
            PartyName = applicant.Name.Plain,
            Level = RealNameLevel.A3,
        };
}
