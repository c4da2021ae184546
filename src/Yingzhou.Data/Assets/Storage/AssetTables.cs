using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Assets.Storage;

sealed class AssetTables : TableSet
{
    public override string Prefix => "assets_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<DataAsset>(asset =>
        {
            asset.ToTable("assets_assets");
            asset.Ignore(a => a.DigestList);
            asset.Ignore(a => a.ValuationSheet);
            asset.Ignore(a => a.Sealed);
            asset.Ignore(a => a.IsGenuine);
            asset.HasIndex(a => a.Code).IsUnique();
            asset.HasIndex(a => a.Holder);
            asset.HasIndex(a => a.State);
        });
        model.Entity<AssetObjection>(objection =>
        {
            objection.ToTable("assets_objections");
            objection.HasIndex(o => o.AssetId);
        });
    }
}
