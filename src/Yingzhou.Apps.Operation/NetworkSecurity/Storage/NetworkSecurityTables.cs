using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Operation.NetworkSecurity.Register;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Storage;

sealed class NetworkSecurityTables : TableSet
{
    public override string Prefix => "netsec_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<SecurityAsset>(asset =>
        {
            asset.ToTable("netsec_assets");
            asset.HasIndex(one => one.Code).IsUnique();
        });
        model.Entity<Vulnerability>(found =>
        {
            found.ToTable("netsec_vulnerabilities");
            found.HasIndex(one => new { one.AssetId, one.Code }).IsUnique();
            found.HasIndex(one => one.FoundAt);
        });
    }
}
