using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Alerting;

/// <summary>What may be done about warnings and incidents, and who may (处置权限).</summary>
public static class AlertingRights
{
    public const string See = "alerting.see";

    /// <summary>Says that something is so, by hand.</summary>
    public const string Report = "alerting.report";

    /// <summary>Verifies, dispatches and tells what came of it.</summary>
    public const string Handle = "alerting.handle";

    /// <summary>Takes, refuses and finishes what was sent to the unit.</summary>
    public const string Work = "alerting.work";

    public const string Review = "alerting.review";

    public const string Roster = "alerting.roster";

    /// <summary>Outside systems that raise and end warnings.</summary>
    public const string Feed = "alerting.feed";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToOfficials(See, Reach.Unit),
            Grant.ToRole(See, "watch", Reach.Region),
            Grant.ToRole(See, "supervise", Reach.Region),
            Grant.ToRole(See, "director", Reach.Region),
            Grant.ToOfficials(Report, Reach.Region),
            Grant.ToRole(Handle, "watch", Reach.Unit),
            Grant.ToRole(Handle, "director", Reach.Unit),
            Grant.ToRole(Work, "watch", Reach.Unit),
            Grant.ToRole(Work, "inspect", Reach.Unit),
            Grant.ToRole(Work, "director", Reach.Unit),
            Grant.ToRole(Review, "director", Reach.Unit),
            Grant.ToRole(Review, "supervise", Reach.Unit),
            Grant.ToRole(Roster, "director", Reach.Unit),
            Grant.ToRole(Feed, "job-worker", Reach.Region),
        ];

    internal static readonly FourEyes ReviewedByAnother = new(Review, Handle);
}
