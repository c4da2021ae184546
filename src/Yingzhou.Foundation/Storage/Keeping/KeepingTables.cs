using Microsoft.EntityFrameworkCore;

namespace Yingzhou.Foundation.Storage.Keeping;

sealed class KeepingTables : TableSet
{
    public override string Prefix => "kept_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<HistoryEntry>(entry =>
        {
            entry.ToTable("kept_history");
            entry.HasKey(e => new { e.RecordId, e.Version });
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("kept_audit");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => new { e.Target, e.At });
            entry.HasIndex(e => new { e.Action, e.At });
        });
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("kept_outbox");
            message.Property(m => m.Id).ValueGeneratedNever();
        });
        model.Entity<IdempotencyKey>(key =>
        {
            key.ToTable("kept_idempotency");
            key.HasKey(k => new { k.ActorId, k.Key });
        });
    }
}
