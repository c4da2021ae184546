using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Spatial;

/// <summary>一张图 in a real browser: tiles are painted, what was clicked is told, what was drawn is listed.</summary>
public sealed class MapTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task The_map_paints_its_own_tiles_tells_what_lies_there_and_lists_what_was_drawn()
    {
        var official = await cast.Official("weng-haifeng");
        var page = official.Page;
        List<string> foreign = [];
        var tiles = 0;
        var home = await host.Address();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsAbsoluteUri: true, Scheme: "http" or "https" } asked && asked.Authority != home.Authority)
                foreign.Add(request.Url);
            if (request.Url.Contains("/tiles/islands/", StringComparison.Ordinal))
                Interlocked.Increment(ref tiles);
        };

        await page.GotoAsync("/desk/map?layer=piers");
        await page.Locator("[data-city-map][data-painted]").WaitForAsync(new() { Timeout = 20_000 });
        Assert.True(tiles > 0);
        Assert.Empty(foreign);
        var canvas = page.Locator(".maplibregl-canvas");
        var (land, sea) = await Colours(page);
        Assert.True(land > 200, $"{land} pixels of land, {sea} of sea were painted");
        Assert.True(sea > 1_000, $"{land} pixels of land, {sea} of sea were painted");
        await Screens.Shot(page, "map", whole: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "画范围" }).ClickAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        foreach (var (x, y) in new[] { (0.05f, 0.05f), (0.9f, 0.05f), (0.9f, 0.85f), (0.05f, 0.85f) })
            await canvas.ClickAsync(
                new()
                {
                    Position = new() { X = box.Width * x, Y = box.Height * y },
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "列出范围内" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#list")).ToContainTextAsync("范围面积");
        await Assertions.Expect(page.Locator("#list")).ToContainTextAsync("高亭码头");
    }

    [Fact]
    public async Task What_is_where_now_lies_over_the_layers_and_is_asked_for_again()
    {
        var page = (await cast.Official("dai-yong")).Page;
        var asked = 0;
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/live/devices/", StringComparison.Ordinal) && request.Url.Contains("?t=", StringComparison.Ordinal))
                Interlocked.Increment(ref asked);
        };

        await page.GotoAsync("/desk/map");
        await page.Locator("[data-city-map][data-painted]").WaitForAsync(new() { Timeout = 20_000 });
        await Assertions
            .Expect(page.Locator(".maplibregl-marker").First)
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]+$"));
        await page.WaitForRequestAsync(request =>
            request.Url.Contains("/live/devices/", StringComparison.Ordinal) && request.Url.Contains("?t=", StringComparison.Ordinal)
        );
        Assert.True(asked > 0);
        await Screens.Shot(page, "map-live", whole: true);

        await page.GetByLabel("物联网设备").UncheckAsync();
        await page.GetByLabel("海上目标").UncheckAsync();
        await Assertions.Expect(page.Locator(".maplibregl-marker")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Marks_are_seen_as_heat_and_a_track_is_played_back()
    {
        // No page of the desk has tracks of its own yet: this one is put into the page on its way.
        const string track =
            """[{"name":"渔船","colour":"#b3261e","points":[[122.05,29.98,1760000000],[122.2,30.05,1760001800],[122.35,30.0,1760003600]]}]""";
        var page = (await cast.Official("weng-haifeng")).Page;
        await page.RouteAsync(
            "**/desk/map?layer=piers",
            async route =>
            {
                var answer = await route.FetchAsync();
                var html = (await answer.TextAsync()).Replace(
                    "data-city-map",
                    $"data-tracks='{track}' data-city-map",
                    StringComparison.Ordinal
                );
                await route.FulfillAsync(new() { Response = answer, Body = html });
            }
        );
        await page.GotoAsync("/desk/map?layer=piers");
        await page.Locator("[data-city-map][data-painted]").WaitForAsync(new() { Timeout = 20_000 });

        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "轨迹时间" });
        await Assertions.Expect(slider).ToHaveValueAsync("1760003600");
        await page.GetByRole(AriaRole.Button, new() { Name = "播放" }).ClickAsync();
        await Assertions.Expect(slider).Not.ToHaveValueAsync("1760003600");
        await page.GetByRole(AriaRole.Button, new() { Name = "暂停" }).ClickAsync();
        var stopped = await slider.InputValueAsync();
        Assert.InRange(int.Parse(stopped, System.Globalization.CultureInfo.InvariantCulture), 1_760_000_000, 1_760_003_599);
        Assert.Contains("2025", await slider.GetAttributeAsync("aria-valuetext"), StringComparison.Ordinal);
        await Assertions.Expect(slider).ToHaveValueAsync(stopped);

        var heat = page.GetByRole(AriaRole.Button, new() { Name = "热力" });
        await Assertions.Expect(heat).ToHaveAttributeAsync("aria-pressed", "false");
        var cold = await page.Locator(".maplibregl-canvas").ScreenshotAsync();
        await heat.ClickAsync();
        await Assertions.Expect(heat).ToHaveAttributeAsync("aria-pressed", "true");
        var warm = cold;
        for (var i = 0; i < 20 && warm.AsSpan().SequenceEqual(cold); i++)
        {
            await Task.Delay(100);
            warm = await page.Locator(".maplibregl-canvas").ScreenshotAsync();
        }
        Assert.False(warm.AsSpan().SequenceEqual(cold), "The heat was not painted.");
    }

    // What the screen shows, not what the map believes: the picture of the canvas is counted by colour.
    static async Task<(int Land, int Sea)> Colours(IPage page)
    {
        var bytes = await page.Locator(".maplibregl-canvas").ScreenshotAsync();
        var counted = await page.EvaluateAsync<int[]>(
            """
            async picture => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + picture;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height);
              const pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0);
              const { data } = pen.getImageData(0, 0, image.width, image.height);
              let land = 0, sea = 0;
              const near = (i, r, g, b) => Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 24;
              for (let i = 0; i < data.length; i += 4) {
                if (near(i, 0x9c, 0xb3, 0xa7)) land++;
                if (near(i, 0xe3, 0xee, 0xf3)) sea++;
              }
              return [land, sea];
            }
            """,
            Convert.ToBase64String(bytes)
        );
        return (counted[0], counted[1]);
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
