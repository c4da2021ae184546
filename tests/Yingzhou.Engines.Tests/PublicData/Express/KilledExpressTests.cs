using System.Diagnostics;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData.Express;

/// <summary>kill -9 at any moment while the source is written to: target equals source by count and hash. The long run is <c>./yz torture express</c>.</summary>
public sealed class KilledExpressTests(ITestOutputHelper output)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_line_killed_twice_loses_nothing_and_doubles_nothing()
    {
        Assert.SkipWhen(PostgresPrograms.Find() is null, "PostgreSQL (initdb) is not installed.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (
            var word in (string[])
                [typeof(Program).Assembly.Location, "torture", "express", "--changes", "10000", "--kills", "2", "--rows", "10000"]
        )
            start.ArgumentList.Add(word);
        using var torture = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var told = await torture.StandardOutput.ReadToEndAsync(patience.Token);
        await torture.WaitForExitAsync(patience.Token);
        output.WriteLine(told);

        Assert.Equal(0, torture.ExitCode);
        Assert.Contains("kill 2: process", told, StringComparison.Ordinal);
        Assert.Contains("lag P50", told, StringComparison.Ordinal);
        Assert.EndsWith("target equals source by count and hash", told.TrimEnd(), StringComparison.Ordinal);
    }
}
