using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

public class RecordTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_two_who_change_the_same_version_the_second_is_told(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        var boat = await Store(city, "浙定渔 00118");
        await using var request = city.Request();

        var outcome = await request.ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>("RenameBoat", async () =>
            {
                var context = request.ServiceProvider.GetRequiredService<CityContext>();
                var mine = await context.Set<Boat>().SingleAsync(b => b.Id == boat);
                // Somebody else was faster: their change stands before this step writes its own.
                await context.Database.ExecuteSqlAsync($"update test_boats set version = version + 1 where id = {boat}");
                mine.Name = "浙定渔 00119";
                return Done.It;
            });

        Assert.Equal(("storage.overtaken", 412), (outcome.Fault?.Code, outcome.Fault?.Status));
        Assert.Equal("浙定渔 00118", await city.Do<CityContext, string>(c => c.Set<Boat>().Select(b => b.Name).SingleAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_change_leaves_what_was_before_who_did_it_and_what_it_announced(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        var boat = await Store(city, "浙普渔 20301");
        city.Clock.Advance(TimeSpan.FromHours(1));

        await Rename(city, boat, "浙普渔 20302");

        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();
        var stored = await context.Set<Boat>().SingleAsync();
        Assert.Equal((2, "yu-awei", city.Clock.GetUtcNow()), (stored.Version, stored.UpdatedBy, stored.UpdatedAt));
        var history = await context.Set<HistoryEntry>().OrderBy(entry => entry.Version).ToListAsync();
        Assert.Equal(["{}", """{"Name":"浙普渔 20301"}"""], history.Select(entry => System.Text.RegularExpressions.Regex.Unescape(entry.Before)));
        var audit = await context.Set<AuditEntry>().OrderBy(entry => entry.At).ToListAsync();
        Assert.Equal(["StoreBoat", "RenameBoat"], audit.Select(entry => entry.Action));
        Assert.All(audit, line => Assert.Equal($"Boat/{boat}", line.Target));
        Assert.Equal("test.boat-launched", (await context.Set<OutboxMessage>().SingleAsync()).Type);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_step_that_refuses_or_fails_leaves_nothing_at_all(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);

        var refused = await Try(city, () => new Fault("test.no", "不行。"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Try(city, () => throw new InvalidOperationException("broken")));

        Assert.Equal("test.no", refused.Fault?.Code);
        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();
        Assert.Equal(
            (0, 0, 0, 0),
            (
                await context.Set<Boat>().CountAsync(),
                await context.Set<HistoryEntry>().CountAsync(),
                await context.Set<AuditEntry>().CountAsync(),
                await context.Set<OutboxMessage>().CountAsync()
            )
        );
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_two_who_give_the_same_name_at_once_one_is_told_to_look_again(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StoreOutcome(city, "浙岱渔 11001"))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal("storage.overtaken", outcome.Fault!.Code));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_personal_field_is_sealed_at_rest_and_masked_wherever_it_is_shown(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        var boat = await Store(city, "浙嵊渔 05885");
        await city.Do<CityStep, Outcome<Done>>(step => step.Run<Done>("SellBoat", async () => Done.It));
        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();

        var raw = await context.Database.SqlQuery<string>($"select owner as \"Value\" from test_boats").SingleAsync();
        var read = await context.Set<Boat>().SingleAsync();

        Assert.DoesNotContain("虞", raw, StringComparison.Ordinal);
        Assert.Equal("虞阿伟", read.Owner.Plain);
        Assert.Equal("\"虞**\"", System.Text.RegularExpressions.Regex.Unescape(JsonSerializer.Serialize(read.Owner)));
        Assert.Equal("虞**", $"{read.Owner}");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task History_keeps_a_personal_field_sealed_too(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        var boat = await Store(city, "浙嵊渔 05886");
        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();

        await request.ServiceProvider.GetRequiredService<CityStep>().Run<Done>("SellBoat", async () =>
        {
            (await context.Set<Boat>().SingleAsync()).Owner = Personal.Name("方大海");
            return Done.It;
        });

        var before = await context.Set<HistoryEntry>().Where(entry => entry.Version == 2).Select(entry => entry.Before).SingleAsync();
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(before)!;
        Assert.DoesNotContain("虞", kept["Owner"], StringComparison.Ordinal);
        Assert.Equal("虞阿伟", request.ServiceProvider.GetRequiredService<PersonalCipher>().Open(kept["Owner"]).Plain);
    }

    static Task<Guid> Store(EmptyCity city, string name) => city.Do<CityStep, Guid>(async step => (await StoreOutcome(city, name)).Value);

    static async Task<Outcome<Guid>> StoreOutcome(EmptyCity city, string name)
    {
        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();
        return await request.ServiceProvider.GetRequiredService<CityStep>().Run<Guid>("StoreBoat", () =>
        {
            var boat = Boat.Called(name);
            context.Add(boat);
            return Task.FromResult<Outcome<Guid>>(boat.Id);
        });
    }

    static async Task Rename(EmptyCity city, Guid boat, string name)
    {
        await using var request = city.Request();
        request.ServiceProvider.GetRequiredService<ActorScope>().Current = new("yu-awei", "虞**", ActorKind.Citizen);
        var context = request.ServiceProvider.GetRequiredService<CityContext>();
        var outcome = await request.ServiceProvider.GetRequiredService<CityStep>().Run<Done>("RenameBoat", async () =>
        {
            var known = await context.Set<Boat>().SingleAsync(b => b.Id == boat);
            known.Name = name;
            known.Launch();
            return Done.It;
        });
        Assert.Null(outcome.Fault);
    }

    static async Task<Outcome<Done>> Try(EmptyCity city, Func<Outcome<Done>> end)
    {
        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();
        return await request.ServiceProvider.GetRequiredService<CityStep>().Run("StoreBoat", async () =>
        {
            var boat = Boat.Called("浙定渔 1");
            boat.Launch();
            context.Add(boat);
            await context.SaveChangesAsync();
            return end();
        });
    }
}
