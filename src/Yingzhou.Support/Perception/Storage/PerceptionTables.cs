using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Perception.Placing;

namespace Yingzhou.Support.Perception.Storage;

sealed class PerceptionTables : TableSet
{
    public override string Prefix => "perception_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Device>(device =>
        {
            device.ToTable("perception_devices");
            device.HasIndex(d => d.Code).IsUnique();
        });
        model.Entity<SiloRow>(silo =>
        {
            silo.ToTable("perception_silos");
            silo.HasKey(s => s.Address);
        });
        model.Entity<SiloTableVersion>(table =>
        {
            table.ToTable("perception_silo_table");
            table.HasKey(t => t.Id);
            table.Property(t => t.Id).ValueGeneratedNever();
        });
    }
}
