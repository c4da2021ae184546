using Microsoft.EntityFrameworkCore;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Alerting.Raising;
using Yingzhou.Support.Perception;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;
using static Yingzhou.Engines.Tests.Perception.PerceptionGiven;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>预警规则 over the stream: what is stored is judged once, and a kill neither repeats nor loses an alert (p07 R7).</summary>
public sealed class AlertRuleTests(CityTemplate template)
{
    const string Cause = "化学需氧量实时值";

    [Fact]
    public async Task P07_7_held_long_enough_it_is_one_alert_that_rises_and_ends()
    {
        await using var city = await City(template);
        await Send(city, 60);
        Assert.Empty(await Alerts(city));
        for (var minute = 0; minute < 9; minute++)
            await Later(city, 60);
        Assert.Empty(await Alerts(city));
        await Later(city, 60);
        var alert = Assert.Single(await Alerts(city));
        Assert.Equal((Outlet, Cause, AlertLevel.Yellow, null), (alert.SubjectKey, alert.Cause, alert.Level, alert.IncidentId));
        Assert.Contains("化学需氧量实时值 60 mg/L", alert.Text, StringComparison.Ordinal);

        // Between off and on it lasts; beyond the second limit the same alert rises and becomes an incident.
        await Later(city, 48);
        await Later(city, 160);
        alert = Assert.Single(await Alerts(city));
        Assert.Equal(AlertLevel.Orange, alert.Level);
        Assert.NotNull(alert.IncidentId);
        // The second limit is kept again, the first is not yet.
        await Later(city, 60);
        Assert.Null(Assert.Single(await Alerts(city)).EndedAt);
        await Later(city, 30);
        Assert.NotNull(Assert.Single(await Alerts(city)).EndedAt);
    }

    [Theory]
    [InlineData('C')]
    [InlineData('M')]
    [InlineData('D')]
    [InlineData('T')]
    public async Task C08_2_a_value_of_a_calibration_or_a_fault_reaches_no_rule(char mark)
    {
        await using var city = await City(template);

        await Send(city, 412, mark);

        Assert.Empty(await Alerts(city));
    }

    [Fact]
    public async Task What_came_late_is_history_and_what_is_out_of_range_is_doubted()
    {
        await using var city = await City(template);
        await Take(city, new Reading("w01018", city.Clock.GetUtcNow().AddMinutes(-11), 400));
        await Take(city, new Reading("w01018", city.Clock.GetUtcNow(), 2_001));

        Assert.Empty(await Alerts(city));
    }

    [Fact]
    public async Task Time_alone_ends_a_hold()
    {
        await using var city = await City(template);
        await Send(city, 60);
        city.Clock.Advance(TimeSpan.FromMinutes(10));
        await city.Do<RuleDesk, bool>(async desk =>
        {
            await desk.Tick(city.Clock.GetUtcNow());
            return true;
        });

        Assert.Single(await Alerts(city));
    }

    [Fact]
    public async Task Killed_between_the_journal_and_the_alert_a_start_says_what_was_not_said_and_nothing_twice()
    {
        await using var first = await City(template);
        // Raised, ended and raised again; the process dies before any of it is in the database.
        await Said(first, 160);
        await Said(first, 30);
        await Said(first, 170);
        Assert.Empty(await Stored(first));
        await Close(first);

        await using var second = await first.Restarted();
        await Open(second);
        var alerts = await Alerts(second);
        Assert.Equal(2, alerts.Count);
        Assert.Equal(1, alerts.Count(alert => alert.IsActive));
        await Close(second);

        await using var third = await second.Restarted();
        await Open(third);
        Assert.Equal(alerts.Select(Shape), (await Alerts(third)).Select(Shape));
        // What lasts is known to the new life: its end is seen, and another one is another.
        await Said(third, 20);
        await Close(third);

        await using var fourth = await third.Restarted();
        await Open(fourth);
        Assert.Equal(2, (await Alerts(fourth)).Count);
        Assert.DoesNotContain(await Alerts(fourth), alert => alert.IsActive);
        await Later(fourth, 180);
        Assert.Equal(3, (await Alerts(fourth)).Count);
        await Close(fourth);

        static (Guid, DateTimeOffset, DateTimeOffset?, int) Shape(Alert alert) => (alert.Id, alert.HappenedAt, alert.EndedAt, alert.Times);
    }

    [Fact]
    public async Task An_alert_whose_beginning_was_folded_away_still_ends()
    {
        await using var first = await City(template);
        await Send(first, 160);
        await first.Do<Support.Perception.History.FoldJournal, int>(fold => fold.Run(everything: true, CancellationToken.None));
        await Send(first, 120);
        await first.Do<Support.Perception.History.FoldJournal, int>(fold => fold.Run(everything: true, CancellationToken.None));
        await Close(first);

        await using var second = await first.Restarted();
        await Open(second);
        Assert.True(Assert.Single(await Alerts(second)).IsActive);
        await Later(second, 40);
        Assert.False(Assert.Single(await Alerts(second)).IsActive);
        await Close(second);
    }

    [Theory]
    [InlineData("\"kind\": \"emission-exceedance\"", "\"kind\": \"no-such\"", "kind")]
    [InlineData("\"property\": \"w01018\"", "\"property\": \"salt\"", "property")]
    [InlineData("\"product\": \"water-outlet\"", "\"product\": \"boat\"", "product")]
    [InlineData("\"off\": 45", "\"off\": 55", "when.off")]
    [InlineData("\"threshold\"", "\"limit\"", "when.limit")]
    [InlineData("{value}", "{speed}", "text")]
    [InlineData("\"id\": \"outlet-cod-high\"", "\"id\": \"outlet-cod-very-high\"", "id")]
    public async Task A_rule_that_could_not_work_stops_the_start_by_file_and_field(string sound, string wrong, string path)
    {
        await using var city = await City(template);
        var folder = Directory.CreateTempSubdirectory("yz-rules-");
        try
        {
            var (real, rules) = (
                await city.Do<CityContent, CityContent>(Task.FromResult),
                Path.Combine(folder.FullName, "alerting", "rules")
            );
            Directory.CreateDirectory(rules);
            foreach (var file in real.Files("alerting/rules", ".json"))
            {
                var text = real.ReadText(file);
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, file),
                    file.EndsWith("/outlet-cod-high.json", StringComparison.Ordinal)
                        ? text.Replace(sound, wrong, StringComparison.Ordinal)
                        : text
                );
            }
            var reading = RuleContent.Read(
                new(folder.FullName),
                await city.Do<ProductContent, ProductContent>(Task.FromResult),
                await city.Do<IAlertKinds, IAlertKinds>(Task.FromResult)
            );

            Assert.Contains(reading.Problems, problem => problem.Path == path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Vessels_that_were_silent_longest_leave_the_memory()
    {
        var states = new LatestStates(Options(options => options.MostVessels = 100));
        var at = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
        for (var ship = 0; ship < 1_000; ship++)
            states.Apply(new($"ais:{ship:D9}", Wire.Ais, "", at.AddSeconds(ship), [1], []));
        for (var meter = 0; meter < 1_000; meter++)
            states.Apply(new($"meter-{meter}", Wire.Http, "", at, [1], []));

        Assert.InRange(states.VesselCount, 80, 100);
        Assert.NotNull(states.Of("ais:000000999").LastFrameAt);
        Assert.Null(states.Of("ais:000000000").LastFrameAt);
        Assert.NotNull(states.Of("meter-0").LastFrameAt);
    }

    static async Task Send(CityUnderTest city, double value, char mark = 'N')
    {
        await Said(city, value, mark);
        await Settle(city);
    }

    static async Task Later(CityUnderTest city, double value)
    {
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(city, value);
    }

    /// <summary>Stored, and not yet in the database of alerts.</summary>
    static async Task Said(CityUnderTest city, double value, char mark = 'N')
    {
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        var packet = Packet(city.Clock.GetUtcNow(), value, mark: mark);
        await Take(city, [.. Hj212Message.Read(packet).Readings]);
    }

    static async Task Take(CityUnderTest city, params Reading[] readings) =>
        CityUnderTest.Succeed(await city.Do<IIntake, Outcome<IntakeReceipt>>(intake => intake.Take(Outlet, Wire.Hj212, [1], readings)));

    static Task Settle(CityUnderTest city) =>
        city.Do<AlertFeed, bool>(async feed =>
        {
            using var stop = new CancellationTokenSource();
            var running = feed.Run(stop.Token);
            await feed.Settled(CancellationToken.None);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            return true;
        });

    static Task Open(CityUnderTest city) => city.Do<OpenJournal, IntakeJournal>(journal => journal.Opened(default).AsTask());

    static Task Close(CityUnderTest city) =>
        city.Do<OpenJournal, bool>(async journal =>
        {
            await journal.DisposeAsync();
            return true;
        });

    static async Task<List<Alert>> Alerts(CityUnderTest city)
    {
        await Settle(city);
        return await Stored(city);
    }

    static Task<List<Alert>> Stored(CityUnderTest city) =>
        city.Read(records => records.Set<Alert>().AsNoTracking().OrderBy(alert => alert.HappenedAt).ToListAsync());
}
