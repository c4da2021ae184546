using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Services.NoVisit;

/// <summary>Who may do what at a distance (不见面权限): the caller with their own call, receivers with their own parcel, clerks of the area with both.</summary>
static class NoVisitRights
{
    /// <summary>To take calls (视频窗口): 受理人员, 大厅管理员.</summary>
    public const string Serve = "no-visit.serve";

    /// <summary>To move parcels on: 制证送达人员, 受理人员.</summary>
    public const string Ship = "no-visit.ship";

    /// <summary>To look at recordings (查看录像): 大厅管理员, 督办人员; not the clerk who made them.</summary>
    public const string SeeRecordings = "no-visit.see-recordings";

    /// <summary>To see which guides are hard to read (指南通俗化): 事项管理员.</summary>
    public const string Cockpit = "no-visit.cockpit";

    public const string Guides = "no-visit.guides";

    /// <summary>One's own call or parcel.</summary>
    public const string Own = "no-visit.own";

    public static IEnumerable<Grant> Grants =>
        [
            .. Grant.ToLeaders(Cockpit),
            Grant.ToRole(Cockpit, "hall-manager", Reach.Region),
            Grant.ToRole(Serve, "accept", Reach.Region),
            Grant.ToRole(Serve, "hall-manager", Reach.Region),
            Grant.ToRole(SeeRecordings, "hall-manager", Reach.Region),
            Grant.ToRole(SeeRecordings, "supervise", Reach.Region),
            Grant.ToRole(Guides, "item-manager", Reach.Region),
            Grant.ToRole(Guides, "hall-manager", Reach.Region),
            Grant.ToRole(Ship, "deliver", Reach.Region),
            Grant.ToRole(Ship, "accept", Reach.Region),
            Grant.ToParty(Own, RealNameLevel.A1),
        ];

    public static Resource ResourceOf(VideoCall call) =>
        new("video-call", call.Id.ToString()) { Region = call.Region, Parties = [call.PartyKey] };

    public static Resource ResourceOf(Shipment shipment) =>
        new("shipment", shipment.Id.ToString()) { Region = shipment.Region, Parties = [shipment.PartyKey] };
}
