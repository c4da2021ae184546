using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Ledger.Storage;

sealed class LedgerTables : TableSet
{
    public override string Prefix => "ledger_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<WaitingEntry>(entry =>
        {
            entry.ToTable("ledger_waiting");
            entry.Property(e => e.Id).ValueGeneratedNever();
        });
        model.Entity<StoredEntry>(entry =>
        {
            entry.ToTable("ledger_entries");
            entry.HasKey(e => e.Position);
            entry.Property(e => e.Position).ValueGeneratedNever();
            entry.HasIndex(e => e.Id).IsUnique();
            entry.HasIndex(e => new { e.Object, e.Position });
            entry.HasIndex(e => new { e.About, e.Position });
            entry.HasIndex(e => new { e.Kind, e.Position });
        });
        model.Entity<HashTile>(tile =>
        {
            tile.ToTable("ledger_tiles");
            tile.Property(t => t.Id).ValueGeneratedNever();
        });
        model.Entity<StoredHead>(head =>
        {
            head.ToTable("ledger_heads");
            head.HasKey(h => h.Sequence);
            head.Property(h => h.Sequence).ValueGeneratedNever();
            head.HasIndex(h => h.Size);
        });
        model.Entity<StoredCosignature>(cosignature =>
        {
            cosignature.ToTable("ledger_cosignatures");
            cosignature.HasKey(c => new { c.Witness, c.Sequence });
            cosignature.HasIndex(c => c.Sequence);
        });
        model.Entity<StoredAnchor>(anchor =>
        {
            anchor.ToTable("ledger_anchors");
            anchor.HasKey(a => new { a.Anchor, a.Sequence });
        });
        model.Entity<StoreCheck>(check =>
        {
            check.ToTable("ledger_checks");
            check.HasKey(c => c.At);
        });
    }
}
