using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.InternalMatters;

/// <summary>The editor of a bundle (a01 §6: DAG editor with automatic promise), by somebody without scripts.</summary>
public class PlanTests(DeskCity city)
{
    const string Path = "/desk/internal/plan";

    [Fact]
    public async Task A_bundle_is_drawn_by_links_and_its_promise_follows_the_longest_way()
    {
        using var office = await city.Official("ni-hong");
        await office.Open($"{Path}?from=civil-servant-career");
        Assert.Contains("承诺 9 个工作日", office.Text, StringComparison.Ordinal);
        Assert.Contains("串联合计 13 个工作日", office.Text, StringComparison.Ordinal);

        await office.Open(
            Path + "?leg=internal-establishment&days=2&leg=internal-recruitment&days=3&on=internal-recruitment>internal-establishment"
        );
        Assert.Contains("承诺 5 个工作日", office.Text, StringComparison.Ordinal);
        Assert.Contains("合并后的表", office.Text, StringComparison.Ordinal);

        await office.Open(Path + "?leg=internal-establishment&days=2&leg=internal-recruitment&days=3&add=internal-salary");
        Assert.Contains("承诺 3 个工作日", office.Text, StringComparison.Ordinal);
        await office.Open(
            Path
                + "?leg=internal-establishment&days=2&leg=internal-recruitment&days=3&drop=internal-recruitment&on=internal-recruitment>internal-establishment"
        );
        Assert.Contains("承诺 2 个工作日", office.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "leg=internal-establishment&leg=internal-recruitment&on=internal-recruitment>internal-establishment&on=internal-establishment>internal-recruitment",
        "互相依赖成环"
    )]
    [InlineData("leg=internal-establishment&days=0", "承诺应为 1 至 180 个工作日")]
    [InlineData("leg=internal-establishment&days=60", "不能更慢")]
    [InlineData("leg=no-such-item", "没有事项")]
    public async Task What_cannot_be_is_refused_beside_what_was_drawn(string query, string says)
    {
        using var office = await city.Official("ni-hong");

        await office.Open($"{Path}?{query}");

        Assert.Matches(says, office.Text);
    }
}
