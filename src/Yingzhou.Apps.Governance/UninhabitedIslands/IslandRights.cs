using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Governance.UninhabitedIslands;

/// <summary>Who sees the islands and who sends patrols (无人岛权限). Tracks of private craft are personal: only posts that watch the sea see them.</summary>
static class IslandRights
{
    public const string See = "islands.see";

    /// <summary>Plans patrols and writes down what they found.</summary>
    public const string Patrol = "islands.patrol";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(See, "watch", Reach.Region),
            Grant.ToRole(See, "director", Reach.Region),
            Grant.ToRole(See, "supervise", Reach.Region),
            Grant.ToRole(Patrol, "watch", Reach.Region),
        ];
}
