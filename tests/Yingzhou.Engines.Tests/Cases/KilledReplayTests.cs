using System.Diagnostics;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>kill -9 at any moment of a replay: every case in a legal state, none lost, none stepped twice, statistics as recounted. The long run is <c>./yz torture cases</c>.</summary>
public sealed class KilledReplayTests(ITestOutputHelper output)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_replay_killed_twice_goes_on_and_every_recount_agrees()
    {
        var folder = Directory.CreateTempSubdirectory("yz-torture-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            foreach (var word in (string[])[typeof(Program).Assembly.Location, "torture", "cases", "--rounds", "2", "--scale", "0.002", "--data", folder])
                start.ArgumentList.Add(word);
            using var torture = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            var told = await torture.StandardOutput.ReadToEndAsync(patience.Token);
            await torture.WaitForExitAsync(patience.Token);
            output.WriteLine(told);

            Assert.Equal(0, torture.ExitCode);
            Assert.Contains("killed process", told, StringComparison.Ordinal);
            Assert.Contains("left alone: the replay ended with 0", told, StringComparison.Ordinal);
            Assert.EndsWith("0 contradictions", told.TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
