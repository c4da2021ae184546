using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Quality.Proposing;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Quality.Storage;

sealed class QualityTables : TableSet
{
    public override string Prefix => "quality_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<QualityRun>(run =>
        {
            run.ToTable("quality_runs");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => new
                {
                    r.Dataset,
                    r.Number,
                    r.Rules,
                })
                .IsUnique();
        });
        model.Entity<QualityResult>(result =>
        {
            result.ToTable("quality_results");
            result.HasKey(r => new { r.RunId, r.Rule });
        });
        model.Entity<AdoptedRule>(rule =>
        {
            rule.ToTable("quality_adopted");
            rule.HasKey(r => new { r.Dataset, r.Rule });
        });
        model.Entity<QualityOrder>(order =>
        {
            order.ToTable("quality_orders");
            order.HasIndex(o => o.OpenKey).IsUnique();
            order.HasIndex(o => new { o.Unit, o.Id });
        });
    }
}
