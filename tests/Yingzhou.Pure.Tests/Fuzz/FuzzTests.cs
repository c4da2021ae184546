using Yingzhou.Host.Fuzzing;

namespace Yingzhou.Pure.Tests.Fuzz;

/// <summary>What <c>yz fuzz</c> once found stays mended, and a short run of each language finds nothing new.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    // By number, not by time: a fast machine must not find what a slow one has not. `yz fuzz` goes on from here for hours.
    const int Inputs = 2_000;

    static string Folder => Path.Combine(AppContext.BaseDirectory, "Fuzz", "found");

    public static TheoryData<string> Languages => [.. FuzzTarget.All.Select(target => target.Name)];

    [Fact]
    public void Every_input_that_was_ever_found_is_answered() =>
        Assert.All(
            Directory.Exists(Folder) ? FoundInputs.Read(Folder) : [],
            found =>
            {
                using var worker = new FuzzWorker(found.Target);
                var outcome = worker.Run(found.Input);
                Assert.True(outcome is { Fault: null }, $"{Path.GetFileName(found.File)}: {outcome?.Fault ?? "hangs"}");
            }
        );

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_short_run_finds_nothing(string language)
    {
        using var lines = new Lines(output);
        using var run = new FuzzRun(FuzzTarget.All.First(target => target.Name == language), seed: 1, keep: null, lines);

        var report = run.Run(TimeSpan.FromMinutes(2), Inputs);

        output.WriteLine(report.ToString());
        Assert.Empty(report.Faults);
        Assert.True(report.Understood > report.Inputs / 20, "hardly anything was understood: only refusals were tested");
    }

    sealed class Lines(ITestOutputHelper output) : StringWriter
    {
        public override void WriteLine(string? value) => output.WriteLine(value ?? "");
    }
}
