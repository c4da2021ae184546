using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>Somebody who applies at 浙里办, doing what a person does: read a label, answer it, press the button.</summary>
public sealed class Applicant(IPage page)
{
    public IPage Page => page;

    public async Task Search(string words)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox).Or(page.GetByRole(AriaRole.Textbox)).First.FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
    }

    public Task Follow(string link) => page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task Press(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>Answers one question a page until no more are asked. An unexpected question fails, and so does an answer that nobody wanted.</summary>
    public async Task AnswerAll(IReadOnlyDictionary<string, string> answers)
    {
        foreach (var (question, answer) in answers)
        {
            await page.GetByRole(AriaRole.Main).Reads(question);
            await page.GetByRole(AriaRole.Radio, new() { Name = answer }).CheckAsync();
            await Press("下一步");
        }
    }

    public Task HandIn(string material, FilePayload paper) => page.GetByLabel(material).SetInputFilesAsync(paper);

    public Task Write(string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task Choose(string label, string option) => page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task Tick(string question, string option) =>
        page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(option).CheckAsync();

    public string CaseOpen => new Uri(page.Url).AbsolutePath;

    /// <summary>The number on the case page that is open.</summary>
    public async Task<string> Number() => (await page.Locator("dt:text-is('办件编号') + dd").InnerTextAsync()).Trim();

    /// <summary>The stop of the line where the case is now, with all that stands there.</summary>
    public ILocator Stop(string name) => page.Locator(".yz-metro__stop").Filter(new() { Has = page.Locator($".yz-metro__name:text-is('{name}')") }).Last;
}
