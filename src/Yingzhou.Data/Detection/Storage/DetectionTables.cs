using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Detection.Storage;

sealed class DetectionTables : TableSet
{
    public override string Prefix => "detection_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<SensitiveFinding>(finding =>
        {
            finding.ToTable("detection_findings");
            finding.HasKey(f => new { f.Dataset, f.ColumnName });
            finding.Ignore(f => f.IsConflict);
            finding.Ignore(f => f.Words);
        });
        model.Entity<LookedAt>(looked =>
        {
            looked.ToTable("detection_looks");
            looked.HasKey(l => l.Dataset);
        });
    }
}
