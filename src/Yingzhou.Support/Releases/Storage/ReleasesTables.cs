using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Releases.Storage;

sealed class ReleasesTables : TableSet
{
    public override string Prefix => "releases_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ReleasedModel>(released =>
        {
            released.ToTable("releases_models");
            released.Property(m => m.Id).ValueGeneratedNever();
            released.HasIndex(m => new { m.Kind, m.Key, m.Version }).IsUnique();
        });
        model.Entity<ReleaseCount>(count =>
        {
            count.ToTable("releases_count");
            count.Property(c => c.Id).ValueGeneratedNever();
            count.Property(c => c.Newest).IsConcurrencyToken();
        });
        model.Entity<TakenFile>(taken =>
        {
            taken.ToTable("releases_taken");
            taken.HasKey(t => t.File);
        });
    }
}
