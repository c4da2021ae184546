using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Support.Cases;

namespace Yingzhou.Host.Verbs;

/// <summary><c>torture cases</c>: kills a replay again and again without warning, recounts after each death, and lets it finish in the end.</summary>
static class TortureVerb
{
    static readonly Option<int> Rounds = new("--rounds") { Description = "How often the replay is killed", DefaultValueFactory = _ => 20 };
    static readonly Option<double> Scale = new("--scale")
    {
        Description = "1 is the plan's own 36,883 cases",
        DefaultValueFactory = _ => 0.02,
    };
    static readonly Option<string> Data = new("--data") { Description = "An empty folder", Required = true };
    static readonly Option<string?> Connection = new("--connection") { Description = "A PostgreSQL connection string instead of SQLite" };
    static readonly Option<int> Seed = new("--seed") { Description = "Of the moments of death", DefaultValueFactory = _ => 1 };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var cases = new Command("cases", "Kills a replay of cases with SIGKILL and recounts") { Rounds, Scale, Data, Connection, Seed };
        cases.SetAction(Run);
        return new Command("torture", "Breaks things on purpose")
        {
            cases,
            TortureExpressVerb.Command,
            TortureIntakeVerb.Command,
            TortureLedgerVerb.Command,
            TortureSilosVerb.Command,
        };
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
#pragma warning disable CA5394 // Moments of death need no secrecy, but must be repeatable.
        var chance = new Random(parsed.GetValue(Seed));
        for (var round = 1; round <= parsed.GetValue(Rounds); round++)
        {
            using var replay = Start(parsed, out var working);
            await Task.WhenAny(working, replay.WaitForExitAsync(cancel));
            // At any moment of its work.
            var lifetime = TimeSpan.FromMilliseconds(chance.Next(6_000));
#pragma warning restore CA5394
            using var patience = new CancellationTokenSource(lifetime);
            try
            {
                await replay.WaitForExitAsync(patience.Token);
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"round {round}: the replay ended by itself with {replay.ExitCode}")
                );
                if (replay.ExitCode != 0)
                    return 1;
            }
            catch (OperationCanceledException)
            {
                replay.Kill();
                await replay.WaitForExitAsync(cancel);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round}: killed process {replay.Id} {lifetime.TotalMilliseconds:F0} ms into its work"
                    )
                );
            }
            if (!await Recount(parsed, cancel))
                return 1;
        }
        using var last = Start(parsed, out _);
        await last.WaitForExitAsync(cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left alone: the replay ended with {last.ExitCode}"));
        return last.ExitCode == 0 && await Recount(parsed, cancel) ? 0 : 1;
    }

    static Process Start(ParseResult parsed, out Task working)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        working = started.Task;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(TortureVerb).Assembly.Location);
        foreach (
            var word in (string[])
                [
                    "replay",
                    "cases",
                    "--scale",
                    parsed.GetValue(Scale).ToString(CultureInfo.InvariantCulture),
                    "--data",
                    parsed.GetValue(Data)!,
                ]
        )
            start.ArgumentList.Add(word);
        if (parsed.GetValue(Connection) is { } connection)
        {
            start.ArgumentList.Add("--connection");
            start.ArgumentList.Add(connection);
        }
        var process = Process.Start(start)!;
        // Read to its end, so that a full pipe never stops it.
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == ReplayVerb.Ready)
                started.TrySetResult();
        };
        process.BeginOutputReadLine();
        return process;
    }

    static async Task<bool> Recount(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = await SilentCity.Start(parsed.GetValue(Data)!, parsed.GetValue(Connection), TimeProvider.System, cancel);
        await using var scope = city.Services.CreateAsyncScope();
        var found = await new CaseAudit(scope.ServiceProvider.GetRequiredService<CityContext>()).Run(cancel);
        Console.WriteLine(
            $"  recounted: {found.Cases} cases of {found.Keys} submissions, {found.Finished} finished, {found.Findings.Count} contradictions"
        );
        foreach (var finding in found.Findings)
            Console.WriteLine($"  contradiction: {finding}");
        return found.Findings.Count == 0;
    }
}
