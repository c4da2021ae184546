using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Lineage.Told;

sealed class LineageTables : TableSet
{
    public override string Prefix => "lineage_";

    public override void Map(ModelBuilder model) =>
        model.Entity<ToldEdge>(edge =>
        {
            edge.ToTable("lineage_told");
            edge.Property(e => e.Id).ValueGeneratedNever();
            edge.HasIndex(e => e.Job);
            edge.HasIndex(e => e.FromNode);
            edge.HasIndex(e => e.ToNode);
        });
}
