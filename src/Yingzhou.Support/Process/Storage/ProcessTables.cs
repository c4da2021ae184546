using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Process.Storage;

sealed class ProcessTables : TableSet
{
    public override string Prefix => "process_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<ProcessDefinition>(definition =>
        {
            definition.ToTable("process_definitions");
            definition.Property(d => d.Id).ValueGeneratedNever();
            definition.Property(d => d.Release).HasDefaultValue(0L);
            definition.HasIndex(d => new { d.Key, d.Version }).IsUnique();
        });
        model.Entity<ProcessInstance>(instance =>
        {
            instance.ToTable("process_instances");
            instance.Property(i => i.Id).ValueGeneratedNever();
            instance.Property(i => i.State).IsSealed();
            instance.Property(i => i.StartedWith!).IsSealed();
            instance.Property(i => i.Version).IsConcurrencyToken();
            instance.HasIndex(i => i.BusinessKey);
            instance.HasIndex(i => i.CallerId);
            instance
                .HasIndex(i => new
                {
                    i.DefinitionId,
                    i.Status,
                    i.Id,
                })
                .HasDatabaseName("ix_process_instances_definition_id_status");
            instance.HasIndex(i => new { i.Unit, i.Id });
            instance.HasIndex(i => new { i.Status, i.StartedAt });
        });
        model.Entity<UserTask>(task =>
        {
            task.ToTable("process_tasks");
            task.Property(t => t.Id).ValueGeneratedNever();
            task.Property(t => t.Version).IsConcurrencyToken();
            task.Ignore(t => t.IsOpen);
            task.HasIndex(t => new
            {
                t.Post,
                t.Status,
                t.DueAt,
                t.Id,
            });
            task.HasIndex(t => new { t.BusinessKey, t.Status });
            task.HasIndex(t => new { t.InstanceId, t.Status });
            task.HasIndex(t => new { t.Status, t.OpenedAt });
            task.HasIndex(t => new { t.ClosedBy, t.ClosedAt });
        });
        model.Entity<TimerRow>(timer =>
        {
            timer.ToTable("process_timers");
            timer.HasKey(t => new { t.InstanceId, t.TimerId });
            timer.HasIndex(t => t.DueAt);
        });
        model.Entity<WaitRow>(wait =>
        {
            wait.ToTable("process_waits");
            wait.HasKey(w => new { w.InstanceId, w.SubscriptionId });
            wait.HasIndex(w => new
            {
                w.Kind,
                w.Name,
                w.CorrelationKey,
            });
        });
        model.Entity<JobRow>(job =>
        {
            job.ToTable("process_jobs");
            job.HasKey(j => new { j.InstanceId, j.ElementInstanceId });
            job.Property(j => j.LeaseToken).IsConcurrencyToken();
            job.HasIndex(j => new { j.Type, j.NotBefore });
        });
        model.Entity<LogRow>(log =>
        {
            log.ToTable("process_log");
            log.HasKey(l => new { l.InstanceId, l.Step });
        });
        model.Entity<IncidentRow>(incident =>
        {
            incident.ToTable("process_incidents");
            incident.HasKey(i => new { i.InstanceId, i.ElementInstanceId });
            incident.HasIndex(i => i.At);
        });
        MapEvents(model);
        MapWatching(model);
    }

    static void MapEvents(ModelBuilder model)
    {
        model.Entity<MessageRow>(message =>
        {
            message.ToTable("process_messages");
            message.Property(m => m.Id).ValueGeneratedNever();
            message.Property(m => m.Variables).IsSealed();
            message.Property(m => m.TakenAt).IsConcurrencyToken();
            message.HasIndex(m => new { m.Name, m.MessageId }).IsUnique();
            message.HasIndex(m => new
            {
                m.Name,
                m.CorrelationKey,
                m.TakenAt,
            });
            message.HasIndex(m => m.ExpiresAt);
        });
        model.Entity<StartRow>(start =>
        {
            start.ToTable("process_starts");
            start.HasKey(s => new
            {
                s.DefinitionId,
                s.ElementId,
                s.Kind,
                s.Name,
            });
            start.Property(s => s.DueAt).IsConcurrencyToken();
            start.HasIndex(s => new { s.Kind, s.Name });
            start.HasIndex(s => s.ProcessKey);
            start.HasIndex(s => s.DueAt);
        });
    }

    static void MapWatching(ModelBuilder model)
    {
        model.Entity<VisitRow>(visit =>
        {
            visit.ToTable("process_visits");
            visit.HasKey(v => new { v.InstanceId, v.ElementInstanceId });
            visit.HasIndex(v => new
            {
                v.DefinitionId,
                v.LeftAt,
                v.ElementId,
            });
        });
        model.Entity<MigrationRow>(migration =>
        {
            migration.ToTable("process_migrations");
            migration.Property(m => m.Id).ValueGeneratedNever();
            migration.Property(m => m.Version).IsConcurrencyToken();
            migration.HasIndex(m => m.EndedAt);
        });
    }
}
