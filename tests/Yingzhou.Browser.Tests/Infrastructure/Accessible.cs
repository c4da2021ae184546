using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Yingzhou.Tests.Infrastructure;

/// <summary>What axe finds against WCAG 2.1 A and AA on a page as it stands.</summary>
static class Accessible
{
    static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"),
        // What passes need not be told node by node.
        ResultTypes = [ResultType.Violations],
    };

    public static async Task Check(IPage page)
    {
        var violations = await Violations(page);
        Assert.True(violations.Count == 0, $"{page.Url} keeps people out:\n  {string.Join("\n  ", violations)}");
    }

    /// <returns>A sentence for each element that keeps somebody out.</returns>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        var found = await page.RunAxe(Wcag);
        return [.. found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {rule.Help}: {node.Html}"))];
    }
}
