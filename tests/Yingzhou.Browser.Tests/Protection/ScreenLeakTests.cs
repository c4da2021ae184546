using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Protection;

/// <summary>What Chromium shows on a screen, photographed, leads back to who looked at it.</summary>
public sealed class ScreenLeakTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    public ValueTask DisposeAsync() => cast.DisposeAsync();

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task P15_2_a_picture_of_the_workbench_names_its_reader(int width, int height)
    {
        var reader = (await cast.Official("dai-yong")).Page;
        await reader.SetViewportSizeAsync(width, height);
        await reader.GotoAsync("/desk/data/golden");
        var picture = await reader.ScreenshotAsync();

        var desk = (await cast.Official("an-ning")).Page;
        await desk.GotoAsync("/desk/protection/trace");
        await desk.GetByLabel("发现的文件")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "forum.png",
                    MimeType = "image/png",
                    Buffer = picture,
                }
            );
        await desk.GetByRole(AriaRole.Button, new() { Name = "比对" }).ClickAsync();

        await desk.Reads("认定：戴勇");
    }
}
