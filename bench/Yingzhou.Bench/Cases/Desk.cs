using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Bench.Cases;

/// <summary>Who acts: the holder of a post, or the applicant.</summary>
sealed class Desk(IOrganisation organisation)
{
    public Subject HolderOf(string postId)
    {
        var holder = organisation.HoldersOf(postId) is [var first, ..] ? first : null;
        var post = organisation.Post(postId) ?? throw new InvalidOperationException($"Nobody knows the post {postId}");
        var held = new HeldPost(post, organisation.Unit(post.UnitId)!, AppointmentKind.Main, null);
        return new Subject
        {
            Kind = SubjectKind.Official,
            AccountId = holder?.Official.Id ?? postId,
            OfficialId = holder?.Official.Id ?? postId,
            Name = holder?.Official.Name ?? post.Title,
            Posts = [held],
            ActingPost = held,
            Level = RealNameLevel.A3,
        };
    }

    public static Subject Applicant(string party) =>
        new()
        {
            Kind = SubjectKind.Citizen,
            AccountId = party,
            Name = "申请人",
            PersonKey = party,
            PartyKey = party,
            Level = RealNameLevel.A3,
        };
}
