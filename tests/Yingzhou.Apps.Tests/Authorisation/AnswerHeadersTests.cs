using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>What every answer tells the browser, pages, machines' answers and faults alike.</summary>
public class AnswerHeadersTests(DeskCity city)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/connect/sign-in?to=%2Fconnect%2Fauthorize%3Fclient_id%3Dcitizen-end")]
    [InlineData("/api/ledger/keys")]
    [InlineData("/no-such-page")]
    [InlineData("/desk")]
    public async Task No_answer_may_be_framed_guessed_or_mixed_with_foreign_scripts(string path)
    {
        using var visitor = city.Visitor();
        using var answer = await visitor.Send(new(HttpMethod.Get, path));
        string Of(string name) => string.Join("; ", answer.Headers.TryGetValues(name, out var values) ? values : []);

        Assert.Equal("nosniff", Of("X-Content-Type-Options"));
        Assert.Equal("DENY", Of("X-Frame-Options"));
        Assert.Equal("same-origin", Of("Referrer-Policy"));
        var policy = Of("Content-Security-Policy").Split("; ");
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("object-src 'none'", policy);
    }

    /// <summary>Nothing on a page needs what the policy forbids: no script stands in it, none hangs on an attribute.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/items")]
    [InlineData("/open")]
    [InlineData("/desk")]
    [InlineData("/desk/modelling")]
    public async Task No_page_brings_a_script_of_its_own(string path)
    {
        using var official = await city.Official("dai-yong");
        await official.Open(path);

        Assert.DoesNotContain(
            official.Page.QuerySelectorAll("script:not([src])"),
            script => script.GetAttribute("type") is not "application/ld+json"
        );
        Assert.DoesNotContain(
            official.Page.All,
            element => element.Attributes.Any(one => one.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        );
    }
}
