using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Data.Sharing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Gateway;

/// <summary>
/// Signed calls for one row of a register through the gateway over HTTP: beside an endpoint that does nothing, and beside one that does the same work written by hand (signature checked, row read from the
/// same files, two commits that survive a power cut, answer signed). All three are served by Kestrel in one process, asked by the same clients with requests that were signed before.
/// </summary>
static class GatewayBench
{
    const int Clients = 16;
    const string Dataset = "enterprise-register";
    const string Purpose = "ENTERPRISE-CHECK";
    const long Seed = 20260101;
    static readonly string[] Columns = ["tyshxydm", "mc", "djzt", "zczb", "clrq"];

    public static async Task<string> Run(double seconds, long rows)
    {
        var folder = Directory.CreateTempSubdirectory("yz-gateway-").FullName;
        try
        {
            await using var city = await Start(folder);
            var (grant, key, secret, files) = await Prepare(city.Services, rows);
            var numbers = Numbers(city.Services, files);
            var address = new Uri(city.Urls.First());
            await using var bare = await BareDoor.Start(folder, files, Columns, secret);
            var load = new SignedLoad(Clients, grant, key, secret, Dataset, Purpose, numbers);
            foreach (var _ in Enumerable.Range(0, SharingGrantWay.TestCalls))
                await load.Once(address);
            var text = new StringBuilder();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"Gateway, one row of {rows:N0} by signed call, {Clients} clients, {seconds:0} s each; goal: ≥ 200 calls/s, p95 ≤ 50 ms, ≥ 50 % of the same work by hand"
            );
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{"", -24}{"calls/s", 10}{"p50 ms", 10}{"p95 ms", 10}{"p99 ms", 10}{"failed", 8}"
            );
            // Twice: the first round is for the compiler.
            await load.For(address, 2);
            await load.For(new Uri(bare.Address, "/by-hand"), 2);
            var nothing = await load.For(new Uri(bare.Address, "/nothing"), seconds);
            var byHand = await load.For(new Uri(bare.Address, "/by-hand"), seconds);
            var ours = await load.For(address, seconds);
            foreach (var (name, measured) in new[] { ("endpoint alone", nothing), ("same work by hand", byHand), ("gateway", ours) })
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"{name, -24}{measured.PerSecond, 10:N0}{measured.At(0.5), 10:0.0}{measured.At(0.95), 10:0.0}{measured.At(0.99), 10:0.0}{measured.Failed, 8}"
                );
            text.AppendLine(Parts(city.Services, files, numbers, secret));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"gateway ÷ by hand: {ours.PerSecond / byHand.PerSecond:P0}; ÷ endpoint alone: {ours.PerSecond / nothing.PerSecond:P1}"
            );
            return text.ToString();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<WebApplication> Start(string folder)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Yingzhou.Host" }
        );
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Folder"] = folder,
                ["Sharing:Rate"] = "100000",
                ["Sharing:Burst"] = "100000",
                ["Sharing:DailyRows"] = "1000000000",
            }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCity(builder.Configuration).AddEnds();
        var app = builder.Build();
        app.Services.GetRequiredService<SchemaUpgrade>().Run();
        app.MapCity();
        await app.StartAsync();
        return app;
    }

    static async Task<(string Grant, string Key, byte[] Secret, IReadOnlyList<string> Files)> Prepare(IServiceProvider services, long rows)
    {
        await using var scope = services.CreateAsyncScope();
        var lake = scope.ServiceProvider.GetRequiredService<ILake>();
        var made = Directory.CreateTempSubdirectory("yz-gateway-data-");
        var today = TimeProvider.System.GetUtcNow().Day();
        var table = scope
            .ServiceProvider.GetRequiredService<DepartmentalData>()
            .Write(100, rows, 200, Seed, today, made.FullName)
            .Single(one => one.Dataset == Dataset);
        var load = await lake.Load(new(Dataset, "bench", table.File, Path.GetFileName(table.File)), Actor.System);
        made.Delete(recursive: true);
        if (!load.Succeeded || load.Value.State is not LoadState.Loaded)
            throw new InvalidOperationException($"The register was not loaded: {load.Fault?.Detail ?? load.Value.Reason}");
        var sharing = scope.ServiceProvider.GetRequiredService<ISharing>();
        var consumer = Consumer(scope.ServiceProvider.GetRequiredService<IOrganisation>());
        var asked = await sharing.Ask(new("bench", Dataset, "bench", Purpose, "测速", Columns, today.AddYears(1)), consumer);
        var issued = await sharing.IssueKey(new(asked.Value.Grant!), consumer);
        return (
            asked.Value.Grant!,
            issued.Value.KeyId,
            Convert.FromHexString(issued.Value.Secret!),
            (await lake.Version(Dataset)).Value.Files
        );
    }

    static Subject Consumer(IOrganisation organisation)
    {
        const string unit = "government-services";
        var held = new HeldPost(
            organisation.Post($"{unit}/information-commissioner")!,
            organisation.Unit(unit)!,
            AppointmentKind.Main,
            null
        );
        return new()
        {
            Kind = SubjectKind.Official,
            AccountId = "bench",
            OfficialId = "bench",
            Name = "测速",
            Level = RealNameLevel.A3,
            Posts = [held],
            ActingPost = held,
        };
    }

    static List<string> Numbers(IServiceProvider services, IReadOnlyList<string> files)
    {
        using var connection = services.GetRequiredService<DuckDb>().Open();
        using var reader = DuckDb.Ask(
            connection,
            $"select tyshxydm from {DuckDb.Files(files)} where tyshxydm is not null using sample 5000 rows"
        );
        var numbers = new List<string>();
        while (reader.Read())
            numbers.Add(reader.GetString(0));
        return numbers;
    }

    /// <summary>Where the time of one call goes, each part alone on one core.</summary>
    static string Parts(IServiceProvider services, IReadOnlyList<string> files, IReadOnlyList<string> numbers, byte[] secret)
    {
        var key = Sm2Key.Generate();
        var message = new byte[200];
        var signature = key.Sign(message);
        using var connection = services.GetRequiredService<DuckDb>().Open();
        DuckDb.Run(connection, "set threads=1; set parquet_metadata_cache=true");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"parts, ms: HMAC-SM3 {Each(200, _ => Sm3.Hmac(secret, message)):0.000}, SM2 sign {Each(50, _ => key.Sign(message)):0.00}, SM2 verify {Each(50, _ => key.Public.Verifies(message, signature)):0.00}, lake {Each(50, i => DuckDb.Count(connection, $"select count(*) from {DuckDb.Files(files)} where tyshxydm = {DuckDb.Text(numbers[i % numbers.Count])}")):0.0}"
        );
    }

    static double Each<T>(int turns, Func<int, T> work)
    {
        Repeat(turns, work);
        var from = Environment.CpuUsage.TotalTime;
        Repeat(turns, work);
        return (Environment.CpuUsage.TotalTime - from).TotalMilliseconds / turns;
    }

    static void Repeat<T>(int turns, Func<int, T> work)
    {
        for (var i = 0; i < turns; i++)
            work(i);
    }
}
