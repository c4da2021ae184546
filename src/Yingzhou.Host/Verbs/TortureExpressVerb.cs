using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Data.Realtime;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Host.Torture;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary><c>torture express</c>: a department writes, the process that follows it is killed again and again, and in the end both sides are compared by count and hash.</summary>
static class TortureExpressVerb
{
    static readonly Option<long> Changes = new("--changes")
    {
        Description = "Row changes of the source",
        DefaultValueFactory = _ => 1_000_000,
    };
    static readonly Option<int> Kills = new("--kills") { Description = "How often the process is killed", DefaultValueFactory = _ => 10 };
    static readonly Option<long> Rows = new("--rows")
    {
        Description = "Rows that are there before the line is opened",
        DefaultValueFactory = _ => 100_000,
    };
    static readonly Option<int> Rate = new("--rate")
    {
        Description = "Changes a second; 0 for as fast as the source goes",
        DefaultValueFactory = _ => 0,
    };
    static readonly Option<int> Seed = new("--seed") { Description = "Of the moments of death", DefaultValueFactory = _ => 1 };
    static readonly Option<string?> Data = new("--data") { Description = "An empty folder; one that goes away without it" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var express = new Command("express", "Kills the data express with SIGKILL while its source is written to, and compares")
        {
            Changes,
            Kills,
            Rows,
            Rate,
            Seed,
            Data,
        };
        express.SetAction(Run);
        return express;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var postgres = await ScratchPostgres.Start();
        if (postgres is null)
        {
            Console.Error.WriteLine("PostgreSQL (initdb) is not installed.");
            return 2;
        }
        var owned = parsed.GetValue(Data) is null;
        var data = parsed.GetValue(Data) ?? Directory.CreateTempSubdirectory("yz-express-").FullName;
        try
        {
            var department = new BusyDepartment(postgres.Connection("postgres", "owner"));
            await department.Found(parsed.GetValue(Rows), cancel);
            await using (var city = await SilentCity.Start(data, null, TimeProvider.System, cancel))
                await OpenLine(city.Services, postgres.Connection("postgres", "reader"), cancel);
            return await Torture(parsed, department, data, cancel);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (owned)
                Directory.Delete(data, recursive: true);
        }
    }

    static async Task OpenLine(IServiceProvider services, string connection, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                "torture",
                () =>
                {
                    var line = new ExpressLine
                    {
                        Region = "330900",
                        Code = "torture",
                        Title = "压力线路",
                        Unit = "torture",
                        Connection = Personal.Name(connection),
                        Publication = "express",
                        Slot = "yingzhou_torture",
                        CeilingBytes = 16L << 30,
                        Class = LineClass.A,
                        PublishMinutes = 60,
                        IsOn = true,
                    };
                    city.Add(line);
                    foreach (var table in (string[])["public.boat", "public.landing"])
                        city.Add(
                            new ExpressStation
                            {
                                Region = line.Region,
                                LineId = line.Id,
                                Table = table,
                            }
                        );
                    return Task.FromResult<Outcome<Done>>(Done.It);
                },
                cancel
            );
    }

    static async Task<int> Torture(ParseResult parsed, BusyDepartment department, string data, CancellationToken cancel)
    {
        var (changes, kills) = (parsed.GetValue(Changes), parsed.GetValue(Kills));
#pragma warning disable CA5394 // Moments of death need no secrecy, but must be repeatable.
        var chance = new Random(parsed.GetValue(Seed));
        var follower = await Start(data, cancel);
        try
        {
            await department.IsFollowed(cancel);
            var watch = Stopwatch.StartNew();
            var done = 0L;
            // In each part it dies once, at any moment of the writing, and the source writes on without it.
            for (var part = 1; part <= kills + 1; part++)
            {
                var (written, before) = (0L, done);
                var wanted = (changes * part / (kills + 1)) - done;
                var death = (long)(chance.NextDouble() * wanted);
#pragma warning restore CA5394
                var writing = Task.Run(
                    () => department.Write(wanted, parsed.GetValue(Rate), now => Interlocked.Exchange(ref written, now), cancel),
                    cancel
                );
                while (Interlocked.Read(ref written) < death && !writing.IsCompleted)
                    await Task.Delay(2, cancel);
                if (part <= kills)
                {
                    follower.Kill();
                    await follower.WaitForExitAsync(cancel);
                    Print($"kill {part}: process {follower.Id} after {before + Interlocked.Read(ref written):N0} changes");
                    follower.Dispose();
                    follower = await Start(data, cancel);
                    await department.IsFollowed(cancel);
                }
                done += await writing;
            }
            Print($"the source has written {done:N0} changes in {watch.Elapsed.TotalSeconds:N1} s");
            var idle = await department.IsCaughtUp(cancel);
            var durable = (watch.Elapsed - idle).TotalSeconds;
            Print($"all of it is durable {durable:N1} s after the first change, {done / durable:N0} changes/s");
            return await Compare(data, watch, done, cancel) ? 0 : 1;
        }
        finally
        {
            if (!follower.HasExited)
                follower.Kill();
            await follower.WaitForExitAsync(CancellationToken.None);
            follower.Dispose();
        }
    }

    static async Task<Process> Start(string data, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(TortureExpressVerb).Assembly.Location);
        foreach (var word in (string[])["express", "run", "--data", data])
            start.ArgumentList.Add(word);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == ExpressVerb.Ready)
                ready.TrySetResult();
        };
        process.BeginOutputReadLine();
        await Task.WhenAny(ready.Task, process.WaitForExitAsync(cancel));
        return process;
    }

    static async Task<bool> Compare(string data, Stopwatch watch, long written, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(data, null);
        await using var scope = city.Services.CreateAsyncScope();
        var express = scope.ServiceProvider.GetRequiredService<IExpress>();
        var runner = city.Services.GetRequiredService<IExpressRunner>();
        var isEqual = true;
        foreach (var station in (await express.Line("torture", cancel))!.Stations)
        {
            Outcome<ReconcileRun> compared;
            // Until it has caught up.
            while (
                (compared = await runner.Reconcile(station.Station.Id, cancel)) is { Succeeded: false, Fault.Status: 409 }
                && watch.Elapsed < TimeSpan.FromHours(1)
            )
                await Task.Delay(200, cancel);
            if (!compared.Succeeded)
            {
                Print($"{station.Station.Table} could not be compared: {compared.Fault}");
                return false;
            }
            var run = compared.Value;
            Print(
                $"{station.Station.Table}: source {run.TheirRows:N0} rows, target {run.OurRows:N0} rows at {run.Position}, {run.Mismatching} of {Reconciliation.Buckets} buckets differ, {run.Differing} rows differ, {run.Milliseconds:N0} ms"
            );
            isEqual &= run is { Mismatching: 0, Differing: 0 } && run.OurRows == run.TheirRows;
        }
        Print(
            $"caught up and compared {watch.Elapsed.TotalSeconds:N1} s after the first change, {written / watch.Elapsed.TotalSeconds:N0} changes/s in all"
        );
        // The next report has the last batch in it.
        await Task.Delay(TimeSpan.FromSeconds(4), cancel);
        var status = (await express.Line("torture", cancel))!.Status!;
        Print(
            $"applied {status.Changes:N0}, repeated and dropped {status.Repeated:N0}, lag P50 {status.LagP50:0.000} s P95 {status.LagP95:0.000} s (deaths among it), retained log {status.RetainedBytes / 1048576.0:N1} MiB"
        );
        Console.WriteLine(isEqual ? "target equals source by count and hash" : "TARGET DIFFERS FROM SOURCE");
        return isEqual;
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
