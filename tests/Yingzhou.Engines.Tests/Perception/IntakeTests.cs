using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.State;
using Yingzhou.Tests.Infrastructure;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>接收: what is stored, once, and what is kept apart with its reason.</summary>
public sealed class IntakeTests(CityTemplate template)
{
    static Task<Outcome<IntakeReceipt>> Take(CityUnderTest city, params Reading[] readings) =>
        city.Do<IIntake, Outcome<IntakeReceipt>>(intake => intake.Take(Gauge, Wire.Mqtt, [1, 2, 3], readings));

    static Task<DeviceLook> Look(CityUnderTest city) =>
        city.Do<LatestStates, DeviceLook>(async states =>
        {
            var device = await city.Do<DeviceBook, Device?>(book => book.Find(Gauge, CancellationToken.None).AsTask());
            return states.Of(Gauge).Look(device!, null, city.Clock.GetUtcNow());
        });

    [Fact]
    public async Task A_value_is_stored_once_a_repetition_is_none_and_another_value_is_a_revision()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();

        Assert.Equal((2, 0, 0), Counts(await Take(city, new("level", now, 3.1), new("temperature", now, 17.5))));
        Assert.Equal((0, 2, 0), Counts(await Take(city, new("level", now, 3.1), new("temperature", now, 17.5))));
        Assert.Equal((1, 0, 1), Counts(await Take(city, new Reading("level", now, 3.2))));
        Assert.Equal((1, 1, 0), Counts(await Take(city, new("level", now, 3.3, Sequence: 7), new("level", now, 3.3, Sequence: 7))));

        var look = await Look(city);
        Assert.Equal((4L, 3L), (look.Stored, look.Repeated));
        Assert.Equal(3.3, look.Latest["level"].Value);
        static (int, int, int) Counts(Outcome<IntakeReceipt> taken) => (taken.Value.Stored, taken.Value.Repeated, taken.Value.Revised);
    }

    [Fact]
    public async Task What_the_model_does_not_know_and_what_is_too_old_is_kept_apart_by_name_and_the_rest_is_stored()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();

        var taken = await Take(
            city,
            new("level", now, 3.1),
            new("salt", now, 1),
            new("temperature", now.AddDays(-91), 17),
            new("temperature", now, double.NaN)
        );

        CityUnderTest.Succeed(taken);
        Assert.Equal(1, taken.Value.Stored);
        Assert.Equal(["salt", "temperature", "temperature"], taken.Value.Refused.Select(fault => fault.Field));
        Assert.Equal(3, (await Look(city)).RefusedAll);
    }

    [Fact]
    public async Task Time_and_range_flag_a_value_and_never_drop_it()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();

        await Take(city, new Reading("level", now.AddHours(-2), 3.1));
        Assert.Equal(Arrival.Late, (await Look(city)).Latest["level"].Arrival);
        await Take(city, new Reading("level", now.AddHours(2), 99));
        var ahead = (await Look(city)).Latest["level"];
        Assert.Equal((now, Arrival.Clock, ObservationQuality.Suspect, 99.0), (ahead.At, ahead.Arrival, ahead.Quality, ahead.Value));
    }

    [Fact]
    public async Task History_is_the_same_before_and_after_it_was_folded_into_Parquet()
    {
        await using var city = await City(template);
        var now = city.Clock.GetUtcNow();
        for (var i = 0; i < 50; i++)
            await Take(city, new Reading("level", now.AddMinutes(i - 60), i));
        await Take(city, new Reading("level", now.AddMinutes(-60), 100));

        Task<IReadOnlyList<Sample>> History() =>
            city.Do<ObservationHistory, IReadOnlyList<Sample>>(history =>
                history.Of(Gauge, "level", now.AddHours(-2), now, CancellationToken.None)
            );
        var before = await History();
        Assert.Equal(50, before.Count);
        Assert.Equal(100, before[0].Value);

        Assert.Equal(1, await city.Do<FoldJournal, int>(fold => fold.Run(everything: true, CancellationToken.None)));
        Assert.Equal(before, await History());
        await Take(city, new Reading("level", now.AddMinutes(-1), 51));
        Assert.Equal(51, (await History()).Count);
    }

    [Fact]
    public async Task A_journal_whose_end_is_broken_gives_back_everything_before_it()
    {
        var folder = Directory.CreateTempSubdirectory("yz-journal-");
        try
        {
            var folders = Folders(folder.FullName);
            var at = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
            JournalEntry Entry(int i) =>
                new("d", Wire.Mqtt, "", at, [(byte)i], [new("level", at, i, ObservationQuality.Good, Arrival.OnTime, i)]);
            string path;
            await using (var journal = new IntakeJournal(folders, Options(_ => { }), 0, NullLogger<IntakeJournal>.Instance))
            {
                await Task.WhenAll(Enumerable.Range(0, 100).Select(i => journal.Append(Entry(i), CancellationToken.None)));
                path = Assert.Single(journal.Files()).Path;
                // Nobody else may write it.
                Assert.Throws<IOException>(() => new IntakeJournal(folders, Options(_ => { }), 0, NullLogger<IntakeJournal>.Instance));
            }
            var bytes = await File.ReadAllBytesAsync(path);
            var whole = IntakeJournal.Read(path).ToList();
            Assert.Equal(Enumerable.Range(0, 100), whole.Select(entry => (int)entry.Raw[0]));
            Assert.Equal(Entry(42).Observations, whole[42].Observations);

            // Cut anywhere inside the last entry, and with one bit of it turned over.
            for (var length = bytes.Length - 1; length > bytes.Length - 20; length--)
            {
                await File.WriteAllBytesAsync(path, bytes[..length]);
                Assert.Equal(99, IntakeJournal.Read(path).Count());
            }
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(path, bytes);
            Assert.Equal(99, IntakeJournal.Read(path).Count());

            await using (var again = new IntakeJournal(folders, Options(_ => { }), 0, NullLogger<IntakeJournal>.Instance))
            {
                await again.Append(Entry(7), CancellationToken.None);
                Assert.Equal(100, again.Files().Sum(file => IntakeJournal.Read(file.Path).Count()));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_needs_no_new_start()
    {
        var folder = Directory.CreateTempSubdirectory("yz-journal-");
        using var disk = SmallDisk.Over(folder.FullName, "256k");
        var folders = Folders(folder.FullName);
        var options = Options(options => options.JournalBytes = 4_096);
        static JournalEntry Entry(int i) =>
            new(
                "d",
                Wire.Mqtt,
                "",
                DateTimeOffset.UnixEpoch,
                new byte[500],
                [new("level", DateTimeOffset.UnixEpoch, i, ObservationQuality.Good, Arrival.OnTime, i)]
            );
        var stored = new List<int>();
        await using (var journal = new IntakeJournal(folders, options, 0, NullLogger<IntakeJournal>.Instance))
        {
            async Task<bool> Append(int i)
            {
                try
                {
                    await journal.Append(Entry(i), CancellationToken.None);
                    stored.Add(i);
                    return true;
                }
                catch (IOException)
                {
                    return false;
                }
            }
            Assert.True(await Append(0));

            // No room for another file, though there is some in the present one: it goes on as soon as files are to be had.
            disk.Files(disk.FilesUsed);
            Assert.Throws<IOException>(journal.Roll);
            for (var i = 1; i < 20; i++)
                await Append(i);
            Assert.InRange(stored.Count, 2, 19);
            Assert.Single(journal.Files());
            disk.Files(1_000);
            Assert.True(await Append(20));
            Assert.Equal(2, journal.Files().Count);

            // No room at all.
            disk.Leave(0);
            for (var i = 100; i < 140; i++)
                await Append(i);
            Assert.False(await Append(140));
            disk.Clear();
            Assert.True(await Append(141));
            journal.Roll();
            Assert.True(await Append(142));

            Assert.Equal(
                stored.Select(i => (double)i),
                journal.Files().SelectMany(file => IntakeJournal.Read(file.Path)).Select(entry => entry.Observations[0].Value)
            );
        }
    }
}
