using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>Follows the links of the citizens' end: each page once, whichever of its many contents comes first.</summary>
sealed class CitizenWalk(Uri site)
{
    /// <summary>Bytes of the first visit, by template of the route.</summary>
    public Dictionary<string, int> Visited { get; } = [];

    /// <summary>What is wrong with a page, in words.</summary>
    public List<string> Findings { get; } = [];

    /// <param name="plain">A browser without scripts, signed in as <paramref name="scripted"/> is.</param>
    public async Task From(IPage plain, IPage scripted, params string[] starts)
    {
        await using var scales = await Weight.Scales(scripted);
        var open = new Queue<string>(starts);
        while (open.TryDequeue(out var address))
        {
            if (CitizenPages.TemplateOf(address.Split('?', '#')[0]) is not { } template || Visited.ContainsKey(template))
                continue;
            await plain.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            // Only for who has signed in: somebody else comes by.
            if (new Uri(plain.Url).AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal))
                continue;
            if (await plain.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync() != 1)
                Findings.Add($"{address}: not one heading without scripts");
            if ((await plain.GetByRole(AriaRole.Main).InnerTextAsync()).Trim().Length < 20)
                Findings.Add($"{address}: nothing to read without scripts");
            Visited[template] = await scales.Of(address);
            foreach (var link in await plain.Locator("a[href]").EvaluateAllAsync<string[]>("all => all.map(link => link.href)"))
                if (Uri.TryCreate(link, UriKind.Absolute, out var to) && to.Authority == site.Authority)
                    open.Enqueue(to.AbsolutePath);
        }
    }
}
