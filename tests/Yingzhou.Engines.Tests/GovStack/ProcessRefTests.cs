using Yingzhou.Support.GovStack.Workflow;

namespace Yingzhou.Engines.Tests.GovStack;

public class ProcessRefTests
{
    const string Id = "bf20fe53-5548-11ed-9dd4-0242ac150002";

    [Theory]
    [InlineData("ReviewInvoice:1:" + Id, "ReviewInvoice", Id)]
    [InlineData("external-request", "external-request", null)]
    [InlineData(Id, null, Id)]
    public void A_process_is_named_by_key_version_and_uuid_or_by_one_of_them(string text, string? key, string? version)
    {
        var parsed = ProcessRef.Parse(text).Value;

        Assert.Equal(key, parsed.Key);
        Assert.Equal(version, parsed.Version?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("##")]
    [InlineData("a:1")]
    [InlineData("a:x:" + Id)]
    [InlineData("a:1:------------------------------------")]
    [InlineData("a b")]
    public void Anything_else_is_refused_by_the_name_of_the_parameter(string text)
    {
        var fault = ProcessRef.Parse(text).Fault!;

        Assert.Equal((400, "processId"), (fault.Status, fault.Field));
    }
}
