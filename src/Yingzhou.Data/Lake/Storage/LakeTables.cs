using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Lake.Storage;

sealed class LakeTables : TableSet
{
    public override string Prefix => "lake_";

    public override void Map(ModelBuilder model) =>
        model.Entity<LakeLoad>(load =>
        {
            load.ToTable("lake_loads");
            load.Property(l => l.Id).ValueGeneratedNever();
            load.HasIndex(l => new { l.Dataset, l.LoadedBatch }).IsUnique();
            load.HasIndex(l => new { l.Dataset, l.Number }).IsUnique();
            load.HasIndex(l => new { l.Dataset, l.Id });
        });
}
