using System.Diagnostics;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Ledger;

/// <summary>The torture of <c>./yz torture ledger</c>, short.</summary>
public class KilledLedgerTests
{
    [Fact]
    public async Task A_killed_writer_loses_no_entry_that_it_acknowledged()
    {
        var data = Directory.CreateTempSubdirectory("yz-killed-");
        try
        {
            var program = Path.Combine(
                Repository.Root,
                "src",
                "Yingzhou.Host",
                "bin",
                Repository.Configuration,
                "net10.0",
                "Yingzhou.Host.dll"
            );
            using var torture = Process.Start(
                new ProcessStartInfo("dotnet", [program, "torture", "ledger", "--rounds", "2", "--data", data.FullName])
                {
                    RedirectStandardOutput = true,
                }
            )!;
            var said = await torture.StandardOutput.ReadToEndAsync();
            await torture.WaitForExitAsync();

            Assert.True(torture.ExitCode == 0, said);
            Assert.Contains("sound", said, StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
