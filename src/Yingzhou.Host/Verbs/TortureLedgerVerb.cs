using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Formats.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary><c>torture ledger</c>: kills a writer of the ledger again and again; every entry that it acknowledged must be provable, and the log must check.</summary>
static class TortureLedgerVerb
{
    static readonly Option<int> Rounds = new("--rounds") { Description = "How often the writer is killed", DefaultValueFactory = _ => 10 };
    static readonly Option<string> Data = new("--data") { Description = "An empty folder", Required = true };
    static readonly Option<string?> Connection = new("--connection") { Description = "A PostgreSQL connection string instead of SQLite" };
    static readonly Option<int> Seed = new("--seed") { Description = "Of the moments of death", DefaultValueFactory = _ => 1 };
    static readonly Option<bool> Write = new("--write")
    {
        Description = "Is the writer: enters, acknowledges on its output, until it is killed",
        Hidden = true,
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var ledger = new Command("ledger", "Kills a writer of the ledger with SIGKILL and proves every entry it acknowledged")
        {
            Rounds,
            Data,
            Connection,
            Seed,
            Write,
        };
        ledger.SetAction((parsed, cancel) => parsed.GetValue(Write) ? Enter(parsed, cancel) : Run(parsed, cancel));
        return ledger;
    }

    static async Task<int> Enter(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(Data)!, parsed.GetValue(Connection));
        await Task.WhenAll(Writer(), Writer(), Placer());
        return 0;

        async Task Writer()
        {
            for (var number = 0; ; number++)
            {
                await using var request = city.Services.CreateAsyncScope();
                var ledger = request.ServiceProvider.GetRequiredService<ILedger>();
                var entered = await request
                    .ServiceProvider.GetRequiredService<CityStep>()
                    .Run<Guid>("Torture", () => Task.FromResult<Outcome<Guid>>(ledger.Enter(new("torture", $"T-{number}"))), cancel);
                Console.WriteLine(entered.Value);
            }
        }

        async Task Placer()
        {
            while (true)
            {
                await using var round = city.Services.CreateAsyncScope();
                await round.ServiceProvider.GetRequiredService<ILedgerKeeping>().Place(cancel);
                await Task.Delay(5, cancel);
            }
        }
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(Data)!, parsed.GetValue(Connection));
        city.Services.GetRequiredService<SchemaUpgrade>().Run();
        var acknowledged = new List<Guid>();
#pragma warning disable CA5394 // Moments of death need no secrecy, but must be repeatable.
        var chance = new Random(parsed.GetValue(Seed));
        SignedHead? earlier = null;
        for (var round = 1; round <= parsed.GetValue(Rounds); round++)
        {
            var before = acknowledged.Count;
            await LetWrite(parsed, acknowledged, TimeSpan.FromMilliseconds(50 + chance.Next(1_500)), cancel);
#pragma warning restore CA5394
            var (wrong, head) = await Judge(city, acknowledged, earlier, cancel);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: killed after {acknowledged.Count - before} acknowledged entries, {head?.Size ?? 0} in the log: {wrong ?? "sound"}"
                )
            );
            if (wrong is not null)
                return 1;
            earlier = head;
        }
        return acknowledged.Count > 0 ? 0 : 1;
    }

    static async Task LetWrite(ParseResult parsed, List<Guid> acknowledged, TimeSpan lifetime, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(TortureLedgerVerb).Assembly.Location);
        foreach (var word in (string[])["torture", "ledger", "--write", "--data", parsed.GetValue(Data)!])
            start.ArgumentList.Add(word);
        if (parsed.GetValue(Connection) is { } connection)
        {
            start.ArgumentList.Add("--connection");
            start.ArgumentList.Add(connection);
        }
        using var writer = Process.Start(start)!;
        var first = true;
        while (await writer.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            // A line that was cut by death acknowledges nothing.
            if (Guid.TryParse(line, out var id))
                acknowledged.Add(id);
            if (first)
                _ = Task.Delay(lifetime, cancel).ContinueWith(_ => writer.Kill(), TaskScheduler.Default);
            first = false;
        }
        await writer.WaitForExitAsync(cancel);
    }

    static async Task<(string? Wrong, SignedHead? Head)> Judge(
        WebApplication city,
        List<Guid> acknowledged,
        SignedHead? earlier,
        CancellationToken cancel
    )
    {
        await using var scope = city.Services.CreateAsyncScope();
        var keeping = scope.ServiceProvider.GetRequiredService<ILedgerKeeping>();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedger>();
        while (await keeping.Place(cancel) > 0) { }
        if ((await keeping.Check(cancel)).Finding is { } finding)
            return (finding, null);
        foreach (var id in acknowledged)
            if ((await ledger.Prove(id, cancel)).Fault is { } lost)
                return ($"{id} was acknowledged and is lost: {lost.Code}", null);
        var lines = new List<string>();
        await foreach (var line in keeping.Log(cancel))
            lines.Add(line);
        var state = await ledger.State(cancel);
        var verdict = LedgerVerifier.Verify(new StringReader(string.Join('\n', lines)), new(state.Sm2Key, null, earlier));
        using var last = System.Text.Json.JsonDocument.Parse(lines[^1]);
        return (verdict.Broken, SignedHead.Read(last.RootElement.GetProperty("head")));
    }
}
