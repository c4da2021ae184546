using System.Diagnostics;
using System.Runtime.InteropServices;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>The line of "Shows": two silos on one machine against PostgreSQL, one killed under load; devices move, nothing acknowledged is lost. A minute long, so it runs at night (<c>YZ_NIGHTLY=1</c>).</summary>
public sealed class TwoSilosTests
{
    [Fact]
    [Trait("When", "nightly")]
    public async Task Of_two_processes_one_is_killed_its_devices_move_and_nothing_acknowledged_is_lost()
    {
        Assert.SkipWhen(PostgresPrograms.Find() is null, "PostgreSQL (initdb) is not installed.");
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
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
            new ProcessStartInfo(dotnet, [program, "torture", "silos", "--kills", "1", "--devices", "20", "--seconds", "2"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await torture.StandardOutput.ReadToEndAsync();
        await torture.WaitForExitAsync();

        Assert.True(torture.ExitCode == 0, said);
        Assert.Contains(" 0 of them lost", said, StringComparison.Ordinal);
    }
}
