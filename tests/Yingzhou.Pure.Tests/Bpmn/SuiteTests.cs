using Yingzhou.Host.Conformance;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>The levels reached on the field's suites; a change downwards is a failure.</summary>
public class SuiteTests
{
    [Fact]
    public void Betsy_processes_give_the_expected_traces_and_invalid_models_are_refused()
    {
        var output = new StringWriter();
        BetsyConformance.Run(Suite.Folder("betsy-bpmn"), output);

        Assert.Contains("betsy traces: 127/127 passed", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("betsy invalid models: 205/205 refused", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bpmn-miwg", "bpmn models: 15; kept unchanged 15, executable 0, drawings 12, rejected with reason 3, crashed 0")]
    [InlineData("bpmn-engine-models", "bpmn models: 34; kept unchanged 33, executable 12, drawings 3, rejected with reason 19, crashed 0")]
    public void Reference_models_are_kept_unchanged_and_run_or_are_rejected_with_reason(string suite, string level)
    {
        var output = new StringWriter();
        BpmnConformance.Run(Suite.Folder(suite), output);

        Assert.Equal(level, output.ToString().TrimEnd().Split('\n')[^1]);
    }
}
