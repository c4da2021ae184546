using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Collection.Storage;

sealed class CollectionTables : TableSet
{
    public override string Prefix => "collection_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<CollectionSource>(source =>
        {
            source.ToTable("collection_sources");
            source.Ignore(s => s.Schedule);
            source.HasIndex(s => s.Code).IsUnique();
            source
                .Property(s => s.DailyAt)
                .HasConversion(
                    time => time == null ? null : time.Value.ToString("HH:mm", CultureInfo.InvariantCulture),
                    text => text == null ? null : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture)
                );
        });
        model.Entity<CollectionRun>(run =>
        {
            run.ToTable("collection_runs");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => r.OpenKey).IsUnique();
            run.HasIndex(r => new { r.SourceId, r.Id });
        });
    }
}
