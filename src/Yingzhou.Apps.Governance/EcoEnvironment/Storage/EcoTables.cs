using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Explaining;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Storage;

sealed class EcoTables : TableSet
{
    public override string Prefix => "eco_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<EmissionRecord>(record =>
        {
            record.ToTable("eco_judgements");
            record
                .HasIndex(r => new
                {
                    r.Outlet,
                    r.Factor,
                    r.Time,
                    r.At,
                    r.Edition,
                })
                .IsUnique();
            record.HasIndex(r => r.At);
        });
        model.Entity<WorkingMark>(mark =>
        {
            mark.ToTable("eco_marks");
            mark.HasIndex(m => new
                {
                    m.Outlet,
                    m.Condition,
                    m.FromAt,
                    m.UntilAt,
                })
                .IsUnique();
        });
        model.Entity<FieldSample>(sample =>
        {
            sample.ToTable("eco_samples");
            sample.HasIndex(s => s.Seal).IsUnique();
            sample.HasIndex(s => new
            {
                s.Outlet,
                s.Factor,
                s.SampledAt,
            });
        });
        model.Entity<Explanation>(explanation =>
        {
            explanation.ToTable("eco_explanations");
            explanation
                .HasIndex(e => new
                {
                    e.Outlet,
                    e.Factor,
                    e.At,
                })
                .IsUnique();
        });
    }
}
