using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Host.Composition;
using Yingzhou.Host.Torture;
using Yingzhou.Support.Perception;

namespace Yingzhou.Host.Verbs;

/// <summary>
/// <c>torture silos</c>: two processes of one city share a PostgreSQL and take in what devices publish; one of them is killed under load, again and again. Its devices must answer from the other, and all that
/// was acknowledged must be stored.
/// </summary>
static class TortureSilosVerb
{
    const string Secret = "torture-secret";

    static readonly TimeSpan Moving = TimeSpan.FromSeconds(60);

    static readonly Option<int> Kills = new("--kills") { Description = "How often a process is killed", DefaultValueFactory = _ => 2 };
    static readonly Option<int> Devices = new("--devices") { Description = "Devices that publish at once", DefaultValueFactory = _ => 40 };
    static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Seconds of load before each death",
        DefaultValueFactory = _ => 5,
    };
    static readonly Option<int> Seed = new("--seed") { Description = "Of the moments of death", DefaultValueFactory = _ => 1 };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var silos = new Command("silos", "Kills one of two processes of a city with SIGKILL while devices publish, and counts")
        {
            Kills,
            Devices,
            Seconds,
            Seed,
        };
        silos.SetAction(Run);
        return silos;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var postgres = await ScratchPostgres.Start();
        if (postgres is null)
        {
            Console.Error.WriteLine("PostgreSQL (initdb) is not installed.");
            return 2;
        }
        var data = Directory.CreateTempSubdirectory("yz-silos-").FullName;
        try
        {
            var connection = postgres.Connection("postgres", "owner");
            var codes = Enumerable
                .Range(1, parsed.GetValue(Devices))
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"gauge-{i:D3}"))
                .ToList();
            await Register(data, connection, codes, cancel);
            return await Torture(parsed, data, connection, codes, cancel);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static async Task Register(string data, string connection, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        await using var city = await SilentCity.Start(data, connection, TimeProvider.System, cancel);
        await using var scope = city.Services.CreateAsyncScope();
        var administrator = scope.ServiceProvider.GetRequiredService<IOrganisation>().Acting("dai-yong", "big-data/platform-admin")!;
        var perception = scope.ServiceProvider.GetRequiredService<IPerception>();
        foreach (var code in codes)
            if (
                (await perception.Register(new(code, code, "tide-gauge", "water", "330902", Secret), administrator, cancel)).Fault is
                { } fault
            )
                throw new InvalidOperationException($"The device {code} is refused: {fault}");
    }

    static async Task<int> Torture(
        ParseResult parsed,
        string data,
        string connection,
        IReadOnlyList<string> codes,
        CancellationToken cancel
    )
    {
#pragma warning disable CA5394 // Moments of death need no secrecy, but must be repeatable.
        var chance = new Random(parsed.GetValue(Seed));
        await using var one = new SiloProcess("one", data, connection);
        await using var two = new SiloProcess("two", data, connection);
        SiloProcess[] silos = [one, two];
        foreach (var silo in silos)
            Print($"{silo.Name} is a member after {(await silo.Start(cancel)).TotalSeconds:N1} s");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var loads = codes.Select((code, i) => new FailoverLoad(code, Secret, [one.MqttPort, two.MqttPort], i)).ToList();
        var sending = loads.Select(load => load.Run(stop.Token)).ToList();
        var isSound = true;
        Print($"kill  victim  acknowledged  its twins  moved  within  longest wait");
        for (var kill = 1; kill <= parsed.GetValue(Kills) && isSound; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(parsed.GetValue(Seconds)) + TimeSpan.FromMilliseconds(chance.Next(1_000)), cancel);
            isSound = await Death(kill, silos[chance.Next(silos.Length)], data, loads, cancel);
#pragma warning restore CA5394
        }
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        Print($"memory: {string.Join(", ", silos.Select(silo => $"{silo.Name} {silo.Memory >> 20} MB"))}");
        await stop.CancelAsync();
        await Task.WhenAll(sending);
        foreach (var silo in silos)
            await silo.Kill();
        return Count(data, loads) && isSound ? 0 : 1;
    }

    static async Task<bool> Death(int kill, SiloProcess victim, string data, IReadOnlyList<FailoverLoad> loads, CancellationToken cancel)
    {
        foreach (var load in loads)
            load.TakeLongestSilence();
        var acknowledged = loads.Sum(load => (long)load.Count);
        await victim.Kill();
        var (watch, homes) = (Stopwatch.StartNew(), Homes(data));
        var lost = loads.Where(load => homes.GetValueOrDefault(load.Code) == victim.Name).ToList();
        var before = loads.ToDictionary(load => load.Code, load => load.Count);
        // Two, because the answer to one may have been on its way.
        while (loads.Any(load => load.Count < before[load.Code] + 2) && watch.Elapsed < Moving)
            await Task.Delay(50, cancel);
        var took = watch.Elapsed;
        var moved = Homes(data);
        var count = lost.Count(load => moved.GetValueOrDefault(load.Code) is { } home && home != victim.Name);
        Print(
            $"{kill, 4}  {victim.Name, 6}  {acknowledged, 12:N0}  {lost.Count, 9}  {count, 5}  {took.TotalSeconds, 4:N1} s  {loads.Max(load => load.TakeLongestSilence()).TotalSeconds, 10:N1} s"
        );
        if (count < lost.Count || took >= Moving)
            return false;
        await victim.Start(cancel);
        return true;
    }

    /// <summary>The process whose journal has the newest message of a device.</summary>
    static Dictionary<string, string> Homes(string data) =>
        IntakeAudit
            .Messages(data)
            .GroupBy(message => message.Device)
            .ToDictionary(same => same.Key, same => same.MaxBy(message => message.ReceivedAt)!.Silo);

    static bool Count(string data, IReadOnlyList<FailoverLoad> loads)
    {
        var stored = IntakeAudit
            .Messages(data)
            .GroupBy(message => message.Device)
            .ToDictionary(
                same => same.Key,
                same => same.SelectMany(message => message.Observations).Select(one => (long)one.Value).ToList()
            );
        var (acknowledged, lost, twice) = (0L, 0L, 0L);
        foreach (var load in loads)
        {
            var found = stored.GetValueOrDefault(load.Code) ?? [];
            var distinct = found.ToHashSet();
            acknowledged += load.Acknowledged.Count;
            lost += load.Acknowledged.Count(number => !distinct.Contains(number));
            twice += found.Count - distinct.Count;
        }
        Print($"{acknowledged:N0} acknowledged, {lost} of them lost, {twice} stored twice");
        return lost == 0 && acknowledged > 0;
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
