using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Governance.CityManagement.Storage;

sealed class UrbanTables : TableSet
{
    public override string Prefix => "urban_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<CityNumber>(number =>
        {
            number.ToTable("urban_numbers");
            number.HasKey(n => n.Day);
            number.Property(n => n.Day).ValueGeneratedNever();
        });
        model.Entity<ReportDraft>(draft =>
        {
            draft.ToTable("urban_drafts");
            draft.HasKey(d => d.ReporterKey);
        });
        model.Entity<ProblemReport>(report =>
        {
            report.ToTable("urban_reports");
            report.Ignore(r => r.Waits).Ignore(r => r.Position).Ignore(r => r.AsRule);
            report.HasIndex(r => new { r.ReporterKey, r.ClientKey }).IsUnique();
            report.HasIndex(r => r.CaseId);
            report.HasIndex(r => r.Latitude);
        });
        model.Entity<CityCase>(one =>
        {
            one.ToTable("urban_cases");
            one.Ignore(c => c.Limit).Ignore(c => c.IsOpen).Ignore(c => c.Position);
            one.HasIndex(c => c.Number).IsUnique();
            one.HasIndex(c => new { c.ClosedAt, c.DueAt });
            one.HasIndex(c => c.FiledAt);
        });
        model.Entity<CityEntry>(entry =>
        {
            entry.ToTable("urban_entries");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => e.CaseId);
            entry.HasIndex(e => e.FileDigest);
        });
    }
}
