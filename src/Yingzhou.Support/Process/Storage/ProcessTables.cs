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
            instance.Property(i => i.Version).IsConcurrencyToken();
            instance.HasIndex(i => i.BusinessKey);
            instance.HasIndex(i => i.CallerId);
        });
        model.Entity<UserTask>(task =>
        {
            task.ToTable("process_tasks");
            task.Property(t => t.Id).ValueGeneratedNever();
            task.Property(t => t.Version).IsConcurrencyToken();
            task.Ignore(t => t.IsOpen);
            task.HasIndex(t => new { t.Post, t.Status, t.DueAt, t.Id });
            task.HasIndex(t => t.BusinessKey);
            task.HasIndex(t => t.InstanceId);
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
            wait.HasIndex(w => new { w.Kind, w.Name, w.CorrelationKey });
        });
        model.Entity<JobRow>(job =>
        {
            job.ToTable("process_jobs");
            job.HasKey(j => new { j.InstanceId, j.ElementInstanceId });
            job.HasIndex(j => j.NotBefore);
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
        });
    }
}
