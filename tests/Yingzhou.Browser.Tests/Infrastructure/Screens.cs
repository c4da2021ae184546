using Microsoft.Playwright;

namespace Yingzhou.Tests.Infrastructure;

/// <summary>Pictures of pages, for people to look at: <c>artifacts/screens/NAME.desk.png</c> and <c>NAME.phone.png</c>.</summary>
static class Screens
{
    // A build machine has nobody to look at pictures, and whole pages take long to draw (.ci/run).
    public static readonly bool Wanted = Environment.GetEnvironmentVariable("YZ_PICTURES") != "no";

    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 800 };
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    /// <param name="whole">The whole length of the page instead of what the window shows.</param>
    /// <returns>The files, desk first.</returns>
    public static async Task<IReadOnlyList<string>> Shot(IPage page, string name, bool whole = false)
    {
        var desk = await Shot(page, $"{name}.desk.png", Desk, whole);
        var phone = await Shot(page, $"{name}.phone.png", Phone, whole);
        await page.SetViewportSizeAsync(Desk.Width, Desk.Height);
        return [desk, phone];
    }

    /// <summary>One picture; the window keeps that size, also where pictures of whole pages are not wanted.</summary>
    public static async Task<string> Shot(IPage page, string file, ViewportSize size, bool whole)
    {
        var path = Path.Combine(Repository.Artifacts("screens"), file);
        await page.SetViewportSizeAsync(size.Width, size.Height);
        if (whole && !Wanted)
            return path;
        await page.ScreenshotAsync(
            new()
            {
                Path = path,
                FullPage = whole,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
        return path;
    }
}
