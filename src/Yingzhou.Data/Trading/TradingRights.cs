using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Trading;

/// <summary>Who runs the market (运营权限): 数据官 and 平台管理员; whoever has a verified name offers and orders.</summary>
public static class TradingRights
{
    public const string Operate = "trading.operate";
    public const string TakePart = "trading.take-part";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Operate, "data-officer", Reach.Region),
            Grant.ToRole(Operate, "platform-admin", Reach.Region),
            Grant.ToParty(TakePart),
        ];

    internal static Resource Of(string? region, Subject official) =>
        new("data-trade", "") { Region = region ?? official.ActingPost?.Unit.Region ?? "", UnitId = official.ActingPost?.Unit.Id };

    internal static Resource Own(Subject subject) => new("data-trade", "own") { Parties = subject.PartyKey is { } party ? [party] : [] };
}
