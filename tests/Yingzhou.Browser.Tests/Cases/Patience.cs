using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>How long a page may take on a crowded machine. A page that is right is seen at once, so this costs only those that are wrong.</summary>
static class Patience
{
    public const float Milliseconds = 30_000;

    public static Task Reads(this IPage page, string words) => page.GetByRole(AriaRole.Main).Reads(words);

    /// <summary>These words can be read there.</summary>
    public static Task Reads(this ILocator place, string words) =>
        Assertions.Expect(place.First).ToContainTextAsync(words, new() { Timeout = Milliseconds, UseInnerText = true });

    public static Task DoesNotRead(this IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(words, new() { UseInnerText = true });
}
