using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Backflow.Storage;

sealed class BackflowTables : TableSet
{
    public override string Prefix => "backflow_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<BackflowRule>(rule =>
        {
            rule.ToTable("backflow_rules");
            rule.HasIndex(r => r.Target).IsUnique();
        });
        model.Entity<BackflowStatus>(status =>
        {
            status.ToTable("backflow_status");
            status.HasKey(s => s.RuleId);
            status.Property(s => s.RuleId).ValueGeneratedNever();
        });
    }
}
