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
        model.Entity<GoldenDispute>(dispute =>
        {
            dispute.ToTable("golden_disputes");
            dispute.HasIndex(d => new { d.Unit, d.Id });
        });
    }
}
