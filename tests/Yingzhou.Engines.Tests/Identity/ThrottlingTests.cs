using System.Net;
using Yingzhou.Assurance.Identity.SignIn;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Identity;

public class ThrottlingTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 2)]
    [InlineData(5, 4)]
    [InlineData(11, 256)]
    [InlineData(12, 300)]
    [InlineData(1_000_000, 300)]
    public void The_delay_grows_and_ends_at_five_minutes(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInDelay.After(failures));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task After_four_failures_even_the_right_password_waits_and_then_opens(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        using var browser = site.OpenBrowser();
        var page = await browser.Get("/my");
        for (var failure = 1; failure <= 4; failure++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Submit(page, ("login", "lin"), ("password", "wrong"))).StatusCode);

        var right = (("login", "lin"), ("password", site.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Submit(page, right.Item1, right.Item2)).StatusCode);
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("林海燕", (await browser.SignIn("/my", "LIN ", site.Password)).Name);
    }

    [Fact]
    public async Task An_unknown_name_gets_the_same_answers_as_a_known_one()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, postgres);
        var known = await Answers(site, "lin");
        var unknown = await Answers(site, "nobody");

        Assert.Equal(known.Select(answer => answer.Status), unknown.Select(answer => answer.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, known[^1].Status);
        Assert.Equal(
            known.Select(answer => answer.Text.Replace("lin", "", StringComparison.Ordinal)),
            unknown.Select(answer => answer.Text.Replace("nobody", "", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Many_attempts_at_once_get_no_more_than_the_free_ones(DatabaseKind kind)
    {
        await using var site = await TestSite.Start(kind, postgres);
        using var browser = site.OpenBrowser();
        var page = await browser.Get("/my");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => browser.Submit(page, ("login", "lin"), ("password", "wrong")))
        );

        Assert.Equal(SignInDelay.Free + 1, answers.Count(answer => answer.StatusCode is HttpStatusCode.Unauthorized));
        Assert.Equal(12 - SignInDelay.Free - 1, answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests));
    }

    static async Task<List<(HttpStatusCode Status, string Text)>> Answers(TestSite site, string login)
    {
        using var browser = site.OpenBrowser();
        var page = await browser.Get("/my");
        var answers = new List<(HttpStatusCode, string)>();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var answer = await browser.Submit(page, ("login", login), ("password", "wrong"));
            answers.Add((answer.StatusCode, Html.Problem(await answer.Content.ReadAsStringAsync())));
        }
        return answers;
    }
}
