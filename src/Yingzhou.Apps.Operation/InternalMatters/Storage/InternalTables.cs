using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Operation.InternalMatters.Planning;
using Yingzhou.Apps.Operation.InternalMatters.Undoing;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Operation.InternalMatters.Storage;

sealed class InternalTables : TableSet
{
    public override string Prefix => "internal_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<StoredPlan>(plan =>
        {
            plan.ToTable("internal_plans");
            plan.Ignore(p => p.DrawnLegs);
            plan.HasIndex(p => p.OpenKey).IsUnique();
            plan.HasIndex(p => p.Bundle);
        });
        model.Entity<UndoStep>(step =>
        {
            step.ToTable("internal_undo_steps");
            step.HasIndex(s => s.LegCase).IsUnique();
            step.HasIndex(s => s.BundleId);
            step.HasIndex(s => new { s.Unit, s.Status });
            step.HasIndex(s => s.RequesterKey);
        });
    }
}
