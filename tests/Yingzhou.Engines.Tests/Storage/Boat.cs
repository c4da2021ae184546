using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>渔船: the smallest record that has everything a record may have.</summary>
sealed class Boat : Yingzhou.Foundation.Storage.Record
{
    public required string Name { get; set; }

    public required Personal Owner { get; set; }

    /// <summary>A long text about a person: sealed.</summary>
    public string Notes { get; set; } = "";

    public void Launch() => Raise(new BoatLaunched(Id, Name));

    public static Boat Called(string name, string region = "330902") =>
        new()
        {
            Region = region,
            Name = name,
            Owner = Personal.Name("虞阿伟"),
        };
}

sealed record BoatLaunched(Guid Boat, string Name) : CityEvent(Boat.ToString())
{
    public override string Type => "test.boat-launched";
}

sealed class BoatTables : TableSet
{
    public override string Prefix => "test_";

    public override void Map(ModelBuilder model) =>
        model.Entity<Boat>(boat =>
        {
            boat.ToTable("test_boats");
            boat.Property(b => b.Notes).IsSealed();
            boat.HasIndex(b => b.Name).IsUnique();
        });
}
