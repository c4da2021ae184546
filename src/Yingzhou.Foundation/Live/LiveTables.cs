using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Live;

sealed class LiveTables : TableSet
{
    public override string Prefix => "live_";

    public override void Map(ModelBuilder model) =>
        model.Entity<LiveMark>(mark =>
        {
            mark.ToTable("live_marks");
            mark.HasKey(m => m.Bucket);
            mark.Property(m => m.Bucket).ValueGeneratedNever();
        });
}
