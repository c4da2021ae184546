using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Yingzhou.Ui.Layouts;

namespace Yingzhou.Apps.Tests.Ui;

public sealed class PreferenceTests : IAsyncLifetime
{
    readonly WebApplication app = Site();

    [Fact]
    public async Task Elder_mode_is_kept_and_leads_back_to_where_one_was()
    {
        var answer = await Post(("elder", "on"), ("back", "/items?q=渔船"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/items?q=%E6%B8%94%E8%88%B9", answer.Headers.Location!.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("yz-elder=on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site(string back) =>
        Assert.Equal("/", (await Post(("elder", "off"), ("back", back))).Headers.Location!.ToString());

    [Theory]
    [InlineData("yz-region=330902", "330902")]
    [InlineData("yz-region", "330902; path=/admin")]
    [InlineData("yz-region", "3309021234567")]
    public async Task Only_a_division_code_is_kept(string cookie, string region)
    {
        var answer = await Post(("region", region), ("back", "/"));

        var kept = answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith(cookie, StringComparison.Ordinal));
        Assert.Equal(cookie.Contains('='), kept);
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    Task<HttpResponseMessage> Post(params (string Name, string Value)[] fields) => app.GetTestClient().PostAsync(
        "/preferences", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    static WebApplication Site()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPreferences().DisableAntiforgery();
        return app;
    }
}
