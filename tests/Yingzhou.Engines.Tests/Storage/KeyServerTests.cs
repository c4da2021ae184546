using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>A key server of its own, stopped and started beside a city that goes on.</summary>
public sealed class KeyServerTests(PostgresServer postgres) : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-keys-");

    string Socket => Path.Combine(folder.FullName, "keys.sock");

    string Held => Path.Combine(folder.FullName, "held");

    public void Dispose() => folder.Delete(recursive: true);

    async Task<WebApplication> Site(DatabaseKind kind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = Path.Combine(folder.FullName, "city"),
                ["Storage:Connection"] = kind is DatabaseKind.PostgreSql ? await postgres.NewDatabase() : null,
                ["Storage:KeyServer"] = Socket,
                ["Storage:SurvivePowerCut"] = "false",
            }
        );
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddStorage(builder.Configuration).AddTables<BoatTables>();
        var app = builder.Build();
        app.UseExplainedRequests();
        app.MapGet("/l1", (CityContext city) => city.Set<Boat>().Select(boat => boat.Name).SingleAsync());
        app.MapGet("/l4", async (CityContext city) => (await city.Set<Boat>().SingleAsync()).Owner.Plain);
        app.MapPost(
            "/l4",
            async (CityContext city, CityStep step) =>
                (
                    await step.Run<Done>(
                        "StoreBoat",
                        () =>
                        {
                            city.Add(Boat.Called("浙岱渔 1"));
                            return Task.FromResult<Outcome<Done>>(Done.It);
                        }
                    )
                ).Succeeded
        );
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        await app.StartAsync();
        return app;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P15_7_without_the_key_server_sealed_fields_are_503_within_2_seconds_and_come_back_without_a_restart(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var server = KeyServer.Start(Held, Socket);
        await using var site = await Site(kind);
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/l4", null, cancel)).StatusCode);
        Assert.Equal("虞阿伟", await client.GetStringAsync("/l4", cancel));
        // The key-encryption key is nowhere in the city's folder.
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.FullName, "city"), "kek-*", SearchOption.AllDirectories));

        await server.DisposeAsync();
        var stopped = Stopwatch.StartNew();
        HttpResponseMessage refused;
        while ((refused = await client.GetAsync("/l4", cancel)).StatusCode is HttpStatusCode.OK && stopped.ElapsedMilliseconds < 5_000)
            await Task.Delay(50, cancel);

        Assert.InRange(stopped.ElapsedMilliseconds, 0, 2_000);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(cancel);
        Assert.Equal("storage.keys-unavailable", problem.GetProperty("title").GetString());
        Assert.DoesNotContain("虞阿伟", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("浙岱渔 1", await client.GetStringAsync("/l1", cancel));
        using var person = new HttpRequestMessage(HttpMethod.Get, "/l4") { Headers = { { "Accept", "text/html" } } };
        using var said = await client.SendAsync(person, cancel);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (said.StatusCode, said.Content.Headers.ContentType?.MediaType));
        // Nothing is written in clear instead.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsync("/l4", null, cancel)).StatusCode);

        await using var again = KeyServer.Start(Held, Socket);
        Assert.Equal("虞阿伟", await client.GetStringAsync("/l4", cancel));
    }

    [Fact]
    public async Task Another_key_server_opens_nothing_and_says_no_more_than_that()
    {
        await using (KeyServer.Start(Held, Socket))
            PersonalKeys.Open(folder.FullName, Socket);
        await using var other = KeyServer.Start(Path.Combine(folder.FullName, "other"), Socket);
        var keys = PersonalKeys.Open(folder.FullName, Socket);

        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => keys.Current);
    }

    [Fact]
    public void A_city_without_its_key_server_does_not_make_keys_of_its_own()
    {
        Assert.Throws<KeysUnavailableException>(() => PersonalKeys.Open(folder.FullName, Socket));
        Assert.Empty(Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }
}
