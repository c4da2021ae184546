using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Privacy.Storage;

sealed class PrivacyTables : TableSet
{
    public override string Prefix => "privacy_";

    public override void Map(ModelBuilder model) =>
        model.Entity<PrivacyJob>(job =>
        {
            job.ToTable("privacy_jobs");
            job.HasIndex(one => one.Number).IsUnique();
            job.HasIndex(one => one.CreatedAt);
        });
}
