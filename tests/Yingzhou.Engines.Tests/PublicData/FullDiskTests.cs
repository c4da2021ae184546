using Microsoft.Extensions.Options;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Realtime;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.PublicData.Express;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>磁盘已满, by the system's own refusal: nothing is half there, what was is served, and it goes on by itself when there is room.</summary>
public sealed class FullDiskTests(PostgresServer postgres, CityTemplate template) : IDisposable
{
    const string Header = "cbdjh,cm,mmsi,zd,syr,cjg,yxqz\n";

    readonly DirectoryInfo sources = Directory.CreateTempSubdirectory("yz-sources-");

    public void Dispose() => sources.Delete(recursive: true);

    static Task<string> FolderOf(CityUnderTest city) =>
        city.Do<IOptions<StorageOptions>, string>(storage => Task.FromResult(Path.GetFullPath(storage.Value.Folder)));

    // Every tenth row is put apart, so both files of a load are written.
    string Boats(string name, int rows)
    {
        var path = Path.Combine(sources.FullName, name);
        var lines = Enumerable
            .Range(0, rows)
            .Select(i => $"{i},{Guid.NewGuid()},41240{i},{(i % 10 == 0 ? "许多" : "148")},{Guid.NewGuid()},沈家门,2027-05-31\n");
        File.WriteAllText(path, Header + string.Concat(lines));
        return path;
    }

    static Task<Outcome<LakeLoad>> Load(CityUnderTest city, string path, string batch) =>
        city.Do<ILake, Outcome<LakeLoad>>(lake => lake.Load(new("fishing-boat", batch, path, Path.GetFileName(path)), Actor.System));

    [Fact]
    public async Task A_load_is_whole_or_nothing_however_little_room_is_left()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var root = Path.Combine(await FolderOf(city), "lake");
        using var disk = SmallDisk.Over(root, "4m");
        CityUnderTest.Succeed(await Load(city, Boats("first.csv", 10), "first"));
        var more = Boats("more.csv", 2_000);
        var (refused, taken) = (0, 0);

        for (var room = 0L; room <= 512 << 10; room += 16 << 10)
        {
            disk.Leave(room);
            var number = 1 + taken;
            var load = await Load(city, more, $"room-{room}");
            if (load.Succeeded)
            {
                Assert.Equal((LoadState.Loaded, 1_800L, 200L), (load.Value.State, load.Value.Rows, load.Value.Rejected));
                taken++;
            }
            else
            {
                Assert.Equal("lake.disk-full", load.Fault.Code);
                refused++;
                var version = await city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("fishing-boat"));
                Assert.Equal(number, version.Value.Load.Number);
                Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(root, ".staging")));
                Assert.Equal(number, Directory.GetDirectories(Path.Combine(root, "fishing-boat")).Length);
            }
        }
        Assert.True(refused > 1 && taken > 1, $"{refused} refused, {taken} taken");

        // The same batch that was refused for want of room comes in when there is some.
        disk.Clear();
        var again = await Load(city, more, "room-0");
        CityUnderTest.Succeed(again);
        Assert.Equal(taken + 2, again.Value.Number);
    }

    [Fact]
    public async Task A_line_stops_reading_keeps_its_position_and_goes_on_by_itself()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        using var disk = SmallDisk.Over(Path.Combine(await FolderOf(source.City), "express"), "6m");
        var boat = await source.Station("public.boat");
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat);

        await source.Do("insert into boat select i, '浙普渔' || i, i, true, repeat('大', 3000) from generate_series(1001, 2000) i");
        var full = await source.Until(
            line =>
                line.Status is { State: LineState.Degraded, Reason: { } reason } && reason.Contains("磁盘已满", StringComparison.Ordinal),
            "The full disk"
        );
        // One transaction of the source is there whole or not at all.
        Assert.Equal(300, await source.File(store => store.CountLiving(SourceDepartment.Id(store, "public.boat"))));
        Assert.Contains("位置不变", full.Status!.Reason, StringComparison.Ordinal);

        disk.Grow("64m");
        await source.Until(line => line.Status?.State is LineState.Streaming, "The way on");
        await source.CaughtUp(boat);
    }
}
