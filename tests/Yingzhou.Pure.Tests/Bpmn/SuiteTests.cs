using Yingzhou.Host.Conformance;

namespace Yingzhou.Pure.Tests.Bpmn;

public class SuiteTests
{
    [Fact]
    public void Betsy_traces_and_refusals()
    {
        var output = new StringWriter();
        BetsyConformance.Run(Suite.Folder("betsy-bpmn"), output);

        Assert.Equal("", output.ToString());
    }
}
