namespace Yingzhou.Engines.Tests.Laws;

/// <summary>A law is a function from what it judges to sentences that name each violation; it holds when there is none.</summary>
static class Law
{
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.Distinct().ToList();
        Assert.True(found.Count == 0, $"{found.Count} violation(s):\n  {string.Join("\n  ", found)}");
    }
}
