namespace Yingzhou.Engines.Tests.Identity;

static class Forms
{
    /// <summary>The hidden field by which a form proves to be the city's own.</summary>
    public static async Task<(string Name, string Value)> Token(Browser browser, string path = "/my/form")
    {
        var answer = await browser.Get(path);
        var field = (await answer.Content.ReadAsStringAsync()).Split('=', 2);
        return (field[0], field[1]);
    }
}
