using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Services.OnlineServices;

/// <summary>Who looks after the catalogue (事项管理权限): 事项管理员 of the area.</summary>
static class ServicesRights
{
    /// <summary>See how the lists of the counties differ, which papers are asked for in vain, what the reform took away; answer a finding.</summary>
    public const string KeepCatalogue = "online-services.keep-catalogue";

    public static IEnumerable<Grant> Grants =>
        [Grant.ToRole(KeepCatalogue, "item-manager", Reach.Region), Grant.ToRole(KeepCatalogue, "director", Reach.Region)];

    public static Resource Catalogue(string region) => new("catalogue", region) { Region = region };
}
