using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Demo;

/// <summary>Gives the demonstration's lake a little data: three tables with known errors, a file with a row kept apart, and one that is refused.</summary>
sealed class DemoLoads(ILake lake, IQuality quality, DepartmentalData data, TimeProvider clock)
{
    const long People = 3_000;
    const long Enterprises = 800;
    const long Payments = 6_000;
    const long Seed = 20260101;

    const string Boats = """
        船舶登记号,船名,水上移动识别码,总吨,船舶所有人,船籍港,检验证书有效期止
        3309001001,浙普渔60101,412400101,148,沈海波,沈家门,2027-05-31
        3309001002,浙普渔60102,412400102,152,乐国良,沈家门,2027-03-15
        3309001003,浙岱渔11203,412400203,一百三十,夏志远,高亭,2026-12-20
        3309001004,浙嵊渔05404,412400304,97,翁舟燕
        """;

    const string TwiceTheSameHeader = """
        许可证编号,主体名称,主体名称,有效期止
        JY23309000001,舟山海之味餐饮管理有限公司,海之味,2029-08-01
        """;

    public async Task Run(CancellationToken cancel)
    {
        if ((await lake.Version("population-register", cancel: cancel)).Succeeded)
            return;
        var folder = Directory.CreateTempSubdirectory("yz-demo-data-");
        try
        {
            foreach (var table in data.Write(People, Enterprises, Payments, Seed, clock.GetUtcNow().Day(), folder.FullName))
                await Load(table.Dataset, table.File, cancel);
            await Load("fishing-boat", await File(folder.FullName, "fishing-boat.csv", Boats, cancel), cancel);
            await Load("food-licence", await File(folder.FullName, "food-licence.csv", TwiceTheSameHeader, cancel), cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        await quality.RunMissing(int.MaxValue, cancel);
    }

    Task<Outcome<LakeLoad>> Load(string dataset, string file, CancellationToken cancel) =>
        lake.Load(new(dataset, "demo-1", file, Path.GetFileName(file)), Actor.System, cancel);

    static async Task<string> File(string folder, string name, string text, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        await System.IO.File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), cancel);
        return path;
    }
}

/// <summary>While the first pages are already served.</summary>
sealed class DemoDataAtStart(IOptions<IdentityOptions> identity, IServiceScopeFactory scopes, ILogger<DemoDataAtStart> log)
    : IHostedLifecycleService,
        IDisposable
{
    readonly CancellationTokenSource stopping = new();
    Task running = Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (identity.Value.DemoAccounts)
            running = Task.Run(Seed, CancellationToken.None);
        return Task.CompletedTask;
    }

    async Task Seed()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoLoads>().Run(stopping.Token);
            await scope.ServiceProvider.GetRequiredService<DemoSources>().Run(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogInformation("The demonstration's data is not all there; it is completed at the next start");
        }
#pragma warning disable CA1031 // A demonstration without data is no reason to stop the city; it is logged with its stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogError(exception, "The demonstration's data could not be loaded");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => running;

    public Task StoppingAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();
}
