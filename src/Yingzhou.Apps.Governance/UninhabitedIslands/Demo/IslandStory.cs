using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;
using Yingzhou.Apps.Governance.UninhabitedIslands.Watching;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Formats;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Demo;

/// <summary>
/// An hour at sea before the demonstration starts, heard by one receiver and two radars: a ship that passes, one that loiters, one that comes too near, and those of <see cref="SeaScene"/>. Every position goes
/// through the intake; what follows from it is found by the watch and by nobody else.
/// </summary>
sealed class IslandStory(
    CityContext city,
    IslandContent islands,
    IAisIntake intake,
    SeaScene scene,
    PlanPatrol plan,
    RecordPatrol record,
    IOrganisation organisation,
    TimeProvider clock
) : IDemoSeed
{
    // Of the radars: longer than a track has to be before it can be called dark.
    static readonly TimeSpan SceneSpan = TimeSpan.FromMinutes(16);
    const string Passed = "zs-n091";
    const string Loitered = "zs-n117";
    const string Entered = SeaScene.Island;

    public async Task Seed(CancellationToken cancel)
    {
        if (await city.Set<Patrol>().AnyAsync(cancel) || organisation.Acting("shu-hai", "political-legal/watch") is not { } watch)
            return;
        var now = clock.GetUtcNow();
        for (var minute = -62; minute <= 0; minute += 2)
        {
            var at = now.AddMinutes(minute);
            await Scene(at, now, cancel);
            // On a straight course, a mile and a half off; round in a small circle.
            await Say(412_330_001, Off(Passed, 2_800, 1_800 + (minute * 60.0)), 8.2, 90, at, cancel);
            await Say(
                412_330_002,
                Off(Loitered, 1_900 + (150 * Math.Cos(minute * 0.7)), 150 * Math.Sin(minute * 0.7)),
                1.6,
                (minute * 40 % 360 + 360) % 360,
                at,
                cancel
            );
        }
        await Patrols(watch, cancel);
    }

    // The two minutes before, so that everything is heard in its order.
    async Task Scene(DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        for (var at = until.AddSeconds(-110); at <= until; at += IslandSea.Turn)
            if (at >= now - SceneSpan)
                foreach (var message in scene.At(at, now))
                    await intake.Hear(message.Receiver, message.Sentences, at, cancel);
    }

    async Task Patrols(Subject watch, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        foreach (var (id, finding) in new[] { (Passed, "环岛一周，未见人员登岛和采挖痕迹。"), (Entered, "") })
        {
            var unit = plan.Units(islands[id]!)[0];
            var planned = await plan.Run(new(id, today, unit.Id), watch, cancel);
            if (planned.Fault is { } refused)
                throw new InvalidOperationException($"The demonstration's patrol was refused: {refused}");
            if (finding.Length > 0)
                await record.Run(new(planned.Value.Id, planned.Value.Version, PatrolState.Done, false, finding), watch, cancel);
        }
    }

    // Metres north and east of the middle of an island.
    GeoPoint Off(string island, double north, double east)
    {
        var middle = islands[island]!.Middle;
        return new(middle.Longitude + (east / (111_320 * Math.Cos(middle.Latitude * Math.PI / 180))), middle.Latitude + (north / 110_900));
    }

    Task Say(int mmsi, GeoPoint at, double knots, double course, DateTimeOffset heard, CancellationToken cancel) =>
        intake.Hear(
            SeaScene.Receiver,
            AisWriter
                .Position()
                .Set("mmsi", mmsi)
                .Set("lon", at.Longitude)
                .Set("lat", at.Latitude)
                .Set("speed", knots)
                .Set("course", course)
                .Set("second", heard.Second)
                .Sentences(),
            heard,
            cancel
        );
}
