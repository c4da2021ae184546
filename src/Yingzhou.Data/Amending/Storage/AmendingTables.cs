using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Amending.Storage;

sealed class AmendingTables : TableSet
{
    public override string Prefix => "amending_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Amendment>(amendment =>
        {
            amendment.ToTable("amending_amendments");
            amendment.HasIndex(a => new { a.State, a.Id });
        });
        model.Entity<AmendmentNotice>(notice =>
        {
            notice.ToTable("amending_notices");
            notice.Property(n => n.Id).ValueGeneratedNever();
            notice.HasIndex(n => new { n.Unit, n.Id });
            notice
                .HasIndex(n => new
                {
                    n.AmendmentId,
                    n.Unit,
                    n.Dataset,
                })
                .IsUnique();
        });
    }
}
