using Yingzhou.Assurance.Identity.Sessions;

namespace Yingzhou.Engines.Tests.Identity;

public class BrowserNameTests
{
    [Theory]
    [InlineData(
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
        "Chrome 浏览器，Linux 电脑"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
        "Edge 浏览器，Windows 电脑"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.40",
        "微信，苹果手机"
    )]
    [InlineData("curl/8.5.0", "curl/8.5.0")]
    [InlineData(null, "没有说明")]
    public void A_browser_is_called_what_people_call_it(string? userAgent, string expected) =>
        Assert.Equal(expected, BrowserName.Of(userAgent));

    [Fact]
    public void What_nobody_knows_is_shown_as_it_came_but_not_at_any_length() =>
        Assert.Equal(41, BrowserName.Of(new string('x', 3000)).Length);
}
