using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Realtime.Storage;

sealed class RealtimeTables : TableSet
{
    public override string Prefix => "express_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ExpressLine>(line =>
        {
            line.ToTable("express_lines");
            line.HasIndex(l => l.Code).IsUnique();
        });
        model.Entity<ExpressStation>(station =>
        {
            station.ToTable("express_stations");
            station.HasIndex(s => new { s.LineId, s.Table }).IsUnique();
        });
        model.Entity<LineStatus>(status =>
        {
            status.ToTable("express_line_status");
            status.HasKey(s => s.LineId);
            status.Property(s => s.LineId).ValueGeneratedNever();
            status.Property(s => s.LagP50).HasColumnName("lag_p50");
            status.Property(s => s.LagP95).HasColumnName("lag_p95");
        });
        model.Entity<StationStatus>(status =>
        {
            status.ToTable("express_station_status");
            status.HasKey(s => s.StationId);
            status.Property(s => s.StationId).ValueGeneratedNever();
            status.HasIndex(s => s.LineId);
        });
        model.Entity<ReconcileRun>(run =>
        {
            run.ToTable("express_reconciliations");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => new { r.LineId, r.Day });
        });
        model.Entity<LineBreach>(breach =>
        {
            breach.ToTable("express_breaches");
            breach.HasIndex(b => new { b.LineId, b.Since });
        });
        model.Entity<ErasureOrder>(order =>
        {
            order.ToTable("express_erasures");
            order.HasIndex(o => o.LineId);
        });
        model.Entity<ErasureSubject>(subject =>
        {
            subject.ToTable("express_erasure_subjects");
            subject.HasKey(s => s.OrderId);
            subject.Property(s => s.OrderId).ValueGeneratedNever();
        });
    }
}
