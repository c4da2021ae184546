using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Yingzhou.Tests.Infrastructure.Chromium))]

namespace Yingzhou.Tests.Infrastructure;

/// <summary>The system's Chromium, driven by Playwright: started when the first test asks for a page. Where it is not installed, the tests are skipped.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // Without these it asks its maker's servers for updates at each start; root may not use its sandbox.
    static readonly string[] Quiet =
    [
        "--no-sandbox",
        "--disable-gpu",
        // Maps are drawn by WebGL; without a graphics card Chromium draws it in software only when told so.
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A camera that shows a moving test picture, and nobody who has to allow it: for the video counter.
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
    ];

    readonly SemaphoreSlim gate = new(1);
    IPlaywright? playwright;
    IBrowser? browser;

    /// <summary>A page in a profile of its own, as a visitor of this city sees it. Closing the page's context forgets it.</summary>
    public async Task<IPage> Visit(Uri site, bool scripts = true)
    {
        var program = Program();
        Assert.SkipWhen(program is null, "Chromium is not installed.");
        var context = await (await Browser(program)).NewContextAsync(
            new()
            {
                BaseURL = site.OriginalString,
                JavaScriptEnabled = scripts,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ViewportSize = Screens.Desk,
            }
        );
        return await context.NewPageAsync();
    }

    async Task<IBrowser> Browser(string program)
    {
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Quiet });
        }
        finally
        {
            gate.Release();
        }
    }

    static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}
