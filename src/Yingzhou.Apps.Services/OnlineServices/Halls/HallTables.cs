using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Halls;

sealed class HallTables : TableSet
{
    public override string Prefix => "halls_";

    public override void Map(ModelBuilder model) =>
        model.Entity<HallVisit>(visit =>
        {
            visit.ToTable("halls_visits");
            visit.HasIndex(v => new { v.Hall, v.Slot });
            visit.HasIndex(v => new { v.Hall, v.ArrivedAt });
            visit.HasIndex(v => new { v.PartyKey, v.Slot });
        });
}
