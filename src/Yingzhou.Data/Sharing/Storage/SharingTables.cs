using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Sharing.Storage;

sealed class SharingTables : TableSet
{
    public override string Prefix => "sharing_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<SharingRequest>(request =>
        {
            request.ToTable("sharing_requests");
            request.Ignore(r => r.FieldList);
            request.HasIndex(r => new { r.Provider, r.Id });
            request.HasIndex(r => new { r.Consumer, r.Id });
            request.HasIndex(r => new { r.State, r.DueAt });
        });
        model.Entity<SharingGrant>(grant =>
        {
            grant.ToTable("sharing_grants");
            grant.Ignore(g => g.FieldList);
            grant.Ignore(g => g.SubjectColumnList);
            grant.HasIndex(g => g.Code).IsUnique();
            grant.HasIndex(g => new { g.Provider, g.Id });
            grant.HasIndex(g => new { g.Consumer, g.Id });
            grant.HasIndex(g => new { g.State, g.ValidUntil });
        });
        model.Entity<SystemKey>(key =>
        {
            key.ToTable("sharing_keys");
            key.HasIndex(k => k.KeyId).IsUnique();
            key.HasIndex(k => new
                {
                    k.Consumer,
                    k.System,
                    k.Sequence,
                })
                .IsUnique();
        });
        model.Entity<SharedCall>(call =>
        {
            call.ToTable("sharing_calls");
            call.Property(c => c.Id).ValueGeneratedNever();
            call.HasIndex(c => new { c.Grant, c.Id });
            call.HasIndex(c => new { c.Subject, c.Id });
            call.HasIndex(c => new { c.State, c.At });
            call.HasIndex(c => new { c.KeyId, c.IdempotencyKey });
        });
        model.Entity<UsedNonce>(nonce =>
        {
            nonce.ToTable("sharing_nonces");
            nonce.HasIndex(n => n.At);
        });
        model.Entity<SharingExport>(export =>
        {
            export.ToTable("sharing_exports");
            export.Ignore(e => e.PartList);
            export.Property(e => e.Id).ValueGeneratedNever();
            export.HasIndex(e => new { e.State, e.At });
        });
        model.Entity<QuotaRaise>(raise =>
        {
            raise.ToTable("sharing_raises");
            raise.HasIndex(r => new { r.Grant, r.Id });
        });
        model.Entity<EmergencyAccess>(access =>
        {
            access.ToTable("sharing_emergencies");
            access.HasIndex(a => a.Number).IsUnique();
            access.HasIndex(a => new { a.Grant, a.Id });
        });
        model.Entity<TrapRecord>(trap =>
        {
            trap.ToTable("sharing_traps");
            trap.Property(t => t.Id).ValueGeneratedNever();
            trap.HasIndex(t => t.Digest);
        });
        model.Entity<GrantNumber>(number =>
        {
            number.ToTable("sharing_numbers");
            number.HasKey(n => n.Year);
            number.Property(n => n.Year).ValueGeneratedNever();
        });
    }
}
