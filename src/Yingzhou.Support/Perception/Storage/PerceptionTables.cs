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
        model.Entity<DeviceCommand>(command =>
        {
            command.ToTable("perception_commands");
            command.HasIndex(c => new { c.Device, c.Id });
            command.HasIndex(c => new { c.Device, c.WireId });
            command.HasIndex(c => c.State);
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
