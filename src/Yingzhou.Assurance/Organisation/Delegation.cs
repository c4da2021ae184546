namespace Yingzhou.Assurance.Organisation;

/// <summary>
/// A delegation (代岗): for a time a deputy exercises a whole post of an official who is away, in that official's name. The official may go on
/// exercising it. It ends by itself with the official's own appointment, and cannot be passed on.
/// </summary>
/// <param name="OfficialId">Whose post it is: every act of the deputy is on this official's behalf.</param>
/// <param name="Valid">Ends early when it is revoked.</param>
public sealed record Delegation(Guid Id, string PostId, string OfficialId, string DeputyId, Period Valid, string Reason)
{
    /// <summary>Days (of 24 hours) it may last at most. Source: p18 R9.</summary>
    public const int LongestDays = 30;
}
