using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Demands;

sealed class DemandTables : TableSet
{
    public override string Prefix => "demands_";

    public override void Map(ModelBuilder model) =>
        model.Entity<DemandAnswer>(answer =>
        {
            answer.ToTable("demands_answers");
            answer
                .HasIndex(a => new
                {
                    a.Region,
                    a.Item,
                    a.Paper,
                })
                .IsUnique();
        });
}
