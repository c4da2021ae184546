using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Infrastructure;

public class ChromiumTests(Chromium chromium, RunningHost host)
{
    [Fact]
    public async Task The_running_host_is_well_in_a_real_browser()
    {
        var page = await chromium.Visit(await host.Address());

        var answer = await page.GotoAsync("/health");

        Assert.True(answer!.Ok);
    }

    [Fact]
    public async Task A_shot_is_taken_at_the_width_of_a_desk_and_of_a_phone()
    {
        var page = await chromium.Visit(await host.Address());
        await page.SetContentAsync("<h1>瀛洲</h1>");

        var files = await Screens.Shot(page, "shot-test");

        Assert.Equal([1280, 390], files.Select(WidthOf));
    }

    [Fact]
    public async Task A_picture_without_words_and_a_field_without_a_label_are_found()
    {
        var page = await chromium.Visit(await host.Address());
        await page.SetContentAsync("<html lang=zh-CN><title>t</title><main><img src=x><input></main></html>");

        var violations = await Accessible.Violations(page);

        Assert.Contains(violations, violation => violation.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.StartsWith("label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plain_and_labelled_page_keeps_nobody_out()
    {
        var page = await chromium.Visit(await host.Address());
        await page.SetContentAsync("<html lang=zh-CN><title>办事</title><main><h1>办事</h1><label>姓名 <input></label></main></html>");

        await Accessible.Check(page);
    }

    // Bytes 16 to 19 of a PNG, in network order.
    static int WidthOf(string png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(png).AsSpan(16));
}
