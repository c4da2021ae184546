using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Alerting.Storage;

sealed class AlertingTables : TableSet
{
    public override string Prefix => "alerting_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<AlertNumber>(number =>
        {
            number.ToTable("alerting_numbers");
            number.HasKey(n => n.Day);
            number.Property(n => n.Day).ValueGeneratedNever();
        });
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("alerting_alerts");
            alert.HasIndex(a => a.ActiveKey).IsUnique();
            alert.HasIndex(a => new { a.Kind, a.ActiveKey });
            alert.HasIndex(a => new { a.Kind, a.SubjectKey });
        });
        model.Entity<Incident>(incident =>
        {
            incident.ToTable("alerting_incidents");
            incident.HasIndex(i => i.Number).IsUnique();
            incident.HasIndex(i => i.NextCheckAt);
            incident.HasIndex(i => new { i.ClosedAt, i.Id });
            incident.HasIndex(i => i.KnownAt);
            incident.Ignore(i => i.Clock);
        });
        model.Entity<IncidentTask>(task =>
        {
            task.ToTable("alerting_tasks");
            task.HasIndex(t => t.IncidentId);
            task.HasIndex(t => new { t.Unit, t.EndedAt });
        });
        model.Entity<IncidentEntry>(entry =>
        {
            entry.ToTable("alerting_entries");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => e.IncidentId);
        });
        model.Entity<IncidentCall>(call =>
        {
            call.ToTable("alerting_calls");
            call.Property(c => c.Id).ValueGeneratedNever();
            call.HasIndex(c => c.IncidentId);
            call.HasIndex(c => new { c.Official, c.At });
        });
        model.Entity<IncidentMeasure>(measure =>
        {
            measure.ToTable("alerting_measures");
            measure.HasIndex(m => m.IncidentId);
            measure.HasIndex(m => new { m.DoneAt, m.DueOn });
        });
        model.Entity<DutyShift>(shift =>
        {
            shift.ToTable("alerting_shifts");
            shift.HasIndex(s => new { s.Unit, s.Until });
            shift.HasIndex(s => new { s.Official, s.Until });
        });
    }
}
