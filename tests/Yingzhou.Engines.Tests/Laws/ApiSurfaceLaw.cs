using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>The public surface changes in the open: a break is a diff of the approved document.</summary>
public class ApiSurfaceLaw
{
    const string Surface = """
        {"openapi":"3.1.1","servers":[{"url":"http://127.0.0.1:5000"}],"paths":{"/api/cases":{"get":{"operationId":"ListCases","summary":"办件列表"}},"/api/items":{}}}
        """;

    [Fact]
    public void The_order_and_the_address_of_the_host_do_not_count() =>
        Assert.Null(
            Compare(
                """{"paths":{"/api/items":{},"/api/cases":{"get":{"summary":"办件列表","operationId":"ListCases"}}},"openapi":"3.1.1"}"""
            )
        );

    [Theory]
    [InlineData("\"ListCases\"", "\"FindCases\"")]
    [InlineData("/api/items", "/api/items/{id}")]
    [InlineData(",\"/api/items\":{}", "")]
    public void Planted_a_changed_or_missing_operation_is_caught(string before, string after) =>
        Assert.NotNull(Compare(Surface.Replace(before, after, StringComparison.Ordinal)));

    static string? Compare(string received) => Approved.Difference(ApiSurface.Normal(Surface), ApiSurface.Normal(received));
}
