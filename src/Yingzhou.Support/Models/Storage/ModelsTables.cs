using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Models.Storage;

sealed class ModelsTables : TableSet
{
    public override string Prefix => "models_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ModelVersion>(version =>
        {
            version.ToTable("models_versions");
            version.Ignore(v => v.Settings);
            version.Ignore(v => v.Measured);
            version.HasIndex(v => new { v.Model, v.Number }).IsUnique();
            version.HasIndex(v => v.LiveKey).IsUnique();
        });
        model.Entity<ModelRun>(run =>
        {
            run.ToTable("models_runs");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => new
                {
                    r.VersionId,
                    r.Application,
                    r.InputDigest,
                })
                .IsUnique();
            run.HasIndex(r => new { r.Model, r.At });
        });
    }
}
