using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Gaps;

sealed class GapTables : TableSet
{
    public override string Prefix => "services_";

    public override void Map(ModelBuilder model) =>
        model.Entity<Gap>(gap =>
        {
            gap.ToTable("services_gaps");
            gap.Property(g => g.Id).ValueGeneratedNever();
            gap.Property(g => g.Kind).HasConversion<string>();
            gap.HasIndex(g => new
                {
                    g.Kind,
                    g.Region,
                    g.Asked,
                })
                .IsUnique();
        });
}
