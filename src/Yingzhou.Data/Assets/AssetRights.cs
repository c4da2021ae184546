using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Assets;

/// <summary>Who registers data assets (登记权限): 数据官 and 平台管理员; whoever has a verified name asks and objects.</summary>
public static class AssetRights
{
    public const string Register = "assets.register";
    public const string TakePart = "assets.take-part";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Register, "data-officer", Reach.Region),
            Grant.ToRole(Register, "platform-admin", Reach.Region),
            Grant.ToParty(TakePart),
        ];

    internal static Resource Of(DataAsset? asset, Subject official) =>
        new("data-asset", asset?.Id.ToString() ?? "")
        {
            Region = asset?.Region ?? official.ActingPost?.Unit.Region ?? "",
            UnitId = official.ActingPost?.Unit.Id,
        };

    internal static Resource Own(Subject subject) => new("data-asset", "own") { Parties = subject.PartyKey is { } party ? [party] : [] };
}
