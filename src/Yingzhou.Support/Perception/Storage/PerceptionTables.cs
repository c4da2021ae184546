using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Perception.Storage;

sealed class PerceptionTables : TableSet
{
    public override string Prefix => "perception_";

    public override void Map(ModelBuilder model) =>
        model.Entity<Device>(device =>
        {
            device.ToTable("perception_devices");
            device.HasIndex(d => d.Code).IsUnique();
        });
}
