using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Storage;

sealed class IslandTables : TableSet
{
    public override string Prefix => "islands_";

    public override void Map(ModelBuilder model) =>
        model.Entity<Patrol>(patrol =>
        {
            patrol.ToTable("islands_patrols");
            patrol.HasIndex(p => new { p.Island, p.Day });
        });
}
