using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Golden.Storage;

sealed class GoldenTables : TableSet
{
    public override string Prefix => "golden_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<GoldenBuild>(build =>
        {
            build.ToTable("golden_builds");
            build.HasKey(b => b.Kind);
        });
        model.Entity<GoldenPair>(pair =>
        {
            pair.ToTable("golden_pairs");
            pair.Ignore(p => p.FieldList);
            pair.Property(p => p.Id).ValueGeneratedNever();
            pair.HasIndex(p => new
            {
                p.Kind,
                p.IsJoined,
                p.Weight,
            });
        });
        model.Entity<GoldenRuling>(ruling =>
        {
            ruling.ToTable("golden_rulings");
            ruling.Ignore(r => r.FieldList);
            ruling.HasIndex(r => new { r.Kind, r.Id });
        });
        model.Entity<GoldenDispute>(dispute =>
        {
            dispute.ToTable("golden_disputes");
            dispute.HasIndex(d => new { d.Unit, d.Id });
        });
    }
}
