using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Cases.Storage;

sealed class CaseTables : TableSet
{
    public override string Prefix => "cases_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Case>(@case =>
        {
            @case.ToTable("cases_cases");
            @case.Property(c => c.Form).IsSealed();
            @case.Property(c => c.Answers).IsSealed();
            @case.Ignore(c => c.Clock);
            @case.Ignore(c => c.IsOver);
            @case.Ignore(c => c.Succeeded);
            @case.HasIndex(c => c.Number).IsUnique();
            @case.HasIndex(c => new { c.ApplicantKey, c.Id });
            @case.HasIndex(c => new { c.Region, c.Id });
            @case.HasIndex(c => new { c.County, c.Id });
            @case.HasIndex(c => new { c.Town, c.Id });
            @case.HasIndex(c => new
            {
                c.Unit,
                c.ItemCode,
                c.Id,
            });
            @case.HasIndex(c => new
            {
                c.Unit,
                c.Status,
                c.DueAt,
            });
            @case.HasIndex(c => c.BundleId);
            @case.HasIndex(c => c.NextCheckAt);
            @case.HasIndex(c => c.PersonNameKey);
            @case.HasIndex(c => c.AboutKey);
        });
        model.Entity<CaseEvent>(line =>
        {
            line.ToTable("cases_events");
            line.HasKey(e => new { e.CaseId, e.Sequence });
        });
        model.Entity<CaseMaterial>(material =>
        {
            material.ToTable("cases_materials");
            material.HasKey(m => new { m.CaseId, m.MaterialId });
        });
        model.Entity<Supplement>(supplement =>
        {
            supplement.ToTable("cases_supplements");
            supplement.Property(s => s.Id).ValueGeneratedNever();
            supplement.HasIndex(s => s.CaseId);
        });
        model.Entity<Draft>(draft =>
        {
            draft.ToTable("cases_drafts");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Form).IsSealed();
            draft.Property(d => d.Answers).IsSealed();
            draft.Property(d => d.Version).IsConcurrencyToken();
            draft.HasIndex(d => new { d.OwnerKey, d.Target });
        });
        model.Entity<Rating>(rating =>
        {
            rating.ToTable("cases_ratings");
            rating.Ignore(r => r.IsBad);
            rating.HasIndex(r => r.CaseId).IsUnique();
            rating.HasIndex(r => new { r.Status, r.DueAt });
            rating.HasIndex(r => r.Unit);
            rating.HasIndex(r => new { r.Device, r.At });
        });
        model.Entity<Principal>(principal =>
        {
            principal.ToTable("cases_principals");
            principal.HasKey(p => new { p.Device, p.ApplicantKey });
        });
        model.Entity<CaseCopy>(copy =>
        {
            copy.ToTable("cases_copies");
            copy.Property(c => c.Id).ValueGeneratedNever();
            copy.HasIndex(c => new { c.Post, c.Id });
            copy.HasIndex(c => new { c.CaseId, c.Post });
        });
        model.Entity<CaseCount>(count =>
        {
            count.ToTable("cases_counts");
            count.HasKey(c => new
            {
                c.Day,
                c.Unit,
                c.ItemCode,
                c.Region,
            });
        });
        model.Entity<NumberRow>(number =>
        {
            number.ToTable("cases_numbers");
            number.HasKey(n => n.Day);
        });
    }
}
