using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Opening.Storage;

sealed class OpeningTables : TableSet
{
    public override string Prefix => "opening_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<OpenDataset>(dataset =>
        {
            dataset.ToTable("opening_datasets");
            dataset.Ignore(d => d.TagList);
            dataset.HasIndex(d => d.Dataset).IsUnique();
        });
        model.Entity<DatasetRelease>(release =>
        {
            release.ToTable("opening_releases");
            release.HasIndex(r => new { r.Dataset, r.Number }).IsUnique();
        });
        model.Entity<GateRecord>(gate =>
        {
            gate.ToTable("opening_gates");
            gate.Property(g => g.Id).ValueGeneratedNever();
            gate.HasIndex(g => g.ReleaseId).IsUnique();
        });
        model.Entity<ReleaseFile>(file =>
        {
            file.ToTable("opening_files");
            file.Property(f => f.Id).ValueGeneratedNever();
            file.HasIndex(f => new { f.ReleaseId, f.Name }).IsUnique();
        });
        model.Entity<ColumnNotice>(notice =>
        {
            notice.ToTable("opening_notices");
            notice.HasKey(n => new { n.Dataset, n.Column });
        });
        model.Entity<OpeningRevision>(revision =>
        {
            revision.ToTable("opening_revision");
            revision.Property(r => r.Id).ValueGeneratedNever();
        });
        MapPeople(model);
    }

    static void MapPeople(ModelBuilder model)
    {
        model.Entity<AccessApplication>(application =>
        {
            application.ToTable("opening_applications");
            application.HasIndex(a => new { a.Applicant, a.Dataset });
            application.HasIndex(a => a.State);
        });
        model.Entity<UsageReport>(report =>
        {
            report.ToTable("opening_usage_reports");
            report.Property(r => r.Id).ValueGeneratedNever();
            report.HasIndex(r => r.ApplicationId);
        });
        model.Entity<AccessKey>(key =>
        {
            key.ToTable("opening_keys");
            key.HasKey(k => k.Digest);
            key.HasIndex(k => k.Owner);
        });
        model.Entity<OpenRequest>(request =>
        {
            request.ToTable("opening_requests");
            request.HasIndex(r => r.State);
        });
        model.Entity<RequestVote>(vote =>
        {
            vote.ToTable("opening_votes");
            vote.HasKey(v => new { v.RequestId, v.Person });
        });
        model.Entity<DatasetFeedback>(feedback =>
        {
            feedback.ToTable("opening_feedback");
            feedback.HasIndex(f => f.Dataset);
        });
    }
}

/// <summary>The one row that counts the changes of what is public.</summary>
sealed class OpeningRevision
{
    public required int Id { get; init; }

    public required long Newest { get; set; }
}
