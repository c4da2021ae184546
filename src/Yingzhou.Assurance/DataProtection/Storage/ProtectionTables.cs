using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.DataProtection.Storage;

sealed class ProtectionTables : TableSet
{
    public override string Prefix => "protection_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ExportTicket>(ticket =>
        {
            ticket.ToTable("protection_exports");
            ticket.Ignore(t => t.ConsentList);
            ticket.Ignore(t => t.Code);
            ticket.HasIndex(t => t.Number).IsUnique();
            ticket.HasIndex(t => new { t.AskedBy, t.CreatedAt });
            ticket.HasIndex(t => new { t.Standing, t.Id });
            ticket.HasIndex(t => new { t.Source, t.Thing });
        });
        model.Entity<DestructionProof>(proof =>
        {
            proof.ToTable("protection_destructions");
            proof.Property(p => p.Id).ValueGeneratedNever();
        });
    }
}
