using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Spatial.Storage;

sealed class SpatialTables : TableSet
{
    public override string Prefix => "spatial_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<MapLayer>(layer =>
        {
            layer.ToTable("spatial_layers");
            layer.HasIndex(l => l.Code).IsUnique();
        });
        model.Entity<VersionRow>(version =>
        {
            version.ToTable("spatial_versions");
            version.HasKey(v => new { v.Layer, v.Number });
            version.Property(v => v.Number).ValueGeneratedNever();
            version.Ignore(v => v.Box);
        });
        model.Entity<FeatureRow>(feature =>
        {
            feature.ToTable("spatial_features");
            feature.HasKey(f => f.Id);
            feature.Property(f => f.Id).ValueGeneratedNever();
            feature
                .HasIndex(f => new
                {
                    f.Layer,
                    f.Feature,
                    f.Since,
                })
                .IsUnique();
            feature.HasIndex(f => new { f.Layer, f.Cell });
        });
        model.Entity<QuarantineRow>(quarantine =>
        {
            quarantine.ToTable("spatial_quarantine");
            quarantine.HasKey(q => q.Id);
            quarantine.Property(q => q.Id).ValueGeneratedNever();
            quarantine.HasIndex(q => new { q.Layer, q.Number });
        });
    }
}
