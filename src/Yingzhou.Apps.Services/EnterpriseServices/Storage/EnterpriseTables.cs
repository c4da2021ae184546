using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

sealed class EnterpriseTables : TableSet
{
    public override string Prefix => "enterprise_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Firm>(firm =>
        {
            firm.ToTable("enterprise_firms");
            firm.HasIndex(f => f.Uscc).IsUnique();
            firm.HasIndex(f => f.PartyKey);
        });
        model.Entity<Redemption>(redemption =>
        {
            redemption.ToTable("enterprise_redemptions");
            redemption.Ignore(r => r.IsOpen);
            redemption.HasIndex(r => r.OpenKey).IsUnique();
            redemption.HasIndex(r => r.PartyKey);
            redemption.HasIndex(r => new { r.Clause, r.Status });
        });
        model.Entity<Appeal>(appeal =>
        {
            appeal.ToTable("enterprise_appeals");
            appeal.HasIndex(a => a.PartyKey);
            appeal.HasIndex(a => a.RepliedAt);
        });
        model.Entity<CodeRead>(read =>
        {
            read.ToTable("enterprise_code_reads");
            read.HasKey(r => r.Nonce);
        });
    }
}
