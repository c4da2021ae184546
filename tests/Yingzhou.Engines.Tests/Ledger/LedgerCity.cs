using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Engines.Tests.Storage;
using Yingzhou.Formats.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Ledger;

/// <summary>A city of which nothing but the ledger is used.</summary>
sealed class LedgerCity(EmptyCity city) : IAsyncDisposable
{
    public EmptyCity City => city;

    public static async Task<LedgerCity> Found(DatabaseKind kind, PostgresServer postgres) => new(await EmptyCity.Found(kind, postgres));

    /// <summary>Each in a step of its own, as acts come.</summary>
    public async Task<List<Guid>> Enter(params string[] objects)
    {
        var ids = new List<Guid>();
        foreach (var thing in objects)
        {
            await using var request = city.Request();
            var ledger = request.ServiceProvider.GetRequiredService<ILedger>();
            var step = request.ServiceProvider.GetRequiredService<CityStep>();
            ids.Add(
                (
                    await step.Run<Guid>(
                        "Test",
                        () => Task.FromResult<Outcome<Guid>>(ledger.Enter(new("test", thing) { About = "boats", Payload = new { thing } }))
                    )
                ).Value
            );
        }
        return ids;
    }

    /// <summary>Many in one step.</summary>
    public async Task EnterMany(int count)
    {
        await using var request = city.Request();
        var ledger = request.ServiceProvider.GetRequiredService<ILedger>();
        await request
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                "Test",
                () =>
                {
                    for (var number = 0; number < count; number++)
                        ledger.Enter(new("test", $"many {number}"));
                    return Task.FromResult<Outcome<Done>>(Done.It);
                }
            );
    }

    public async Task Place()
    {
        while (await city.Do<ILedgerKeeping, int>(keeping => keeping.Place()) > 0) { }
    }

    public async Task<string> Log()
    {
        var lines = await city.Do<ILedgerKeeping, List<string>>(async keeping =>
        {
            var read = new List<string>();
            await foreach (var line in keeping.Log())
                read.Add(line);
            return read;
        });
        return string.Join('\n', lines);
    }

    public Task<LedgerState> State() => city.Do<ILedger, LedgerState>(ledger => ledger.State());

    /// <summary>As somebody who knows the published key and perhaps kept a head checks what he downloads.</summary>
    public async Task<LedgerVerdict> Verified(SignedHead? earlier = null) =>
        LedgerVerifier.Verify(new StringReader(await Log()), new((await State()).Sm2Key, null, earlier));

    public async Task<SignedHead> Head()
    {
        var last = (await Log()).Split('\n')[^1];
        using var json = JsonDocument.Parse(last);
        return SignedHead.Read(json.RootElement.GetProperty("head"));
    }

    public Task<int> Sql(FormattableString sql) => city.Do<CityContext, int>(context => context.Database.ExecuteSqlAsync(sql));

    public ValueTask DisposeAsync() => city.DisposeAsync();
}
