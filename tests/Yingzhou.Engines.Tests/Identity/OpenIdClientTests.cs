using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>A system of a department that is made of npm's openid-client and signs people in here, registered by the settings alone.</summary>
public class OpenIdClientTests
{
    const string Callback = "http://archive.example/signed-in";
    const string SignedOut = "http://archive.example/";
    const string Secret = "a secret of more than thirty-two characters";

    static readonly string Client = Path.Combine(Repository.Root, "tools", "oidc-client");

    [Fact]
    public async Task A_strict_client_signs_in_refreshes_introspects_revokes_and_signs_out()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Client, "node_modules")),
            "openid-client is not installed (npm ci in tools/oidc-client)."
        );
        await using var site = await TestSite.Start(
            Directory.CreateTempSubdirectory("yz-oidc-").FullName,
            settings: new Dictionary<string, string?>
            {
                ["Identity:Clients:archive:Title"] = "档案系统",
                ["Identity:Clients:archive:Secret"] = Secret,
                ["Identity:Clients:archive:Redirects:0"] = Callback,
                ["Identity:Clients:archive:SignedOut:0"] = SignedOut,
            }
        );
        using var browser = site.OpenBrowser();
        using var client = Process.Start(
            new ProcessStartInfo(
                "node",
                [Path.Combine(Client, "client.mjs"), site.Address.AbsoluteUri, "archive", Secret, Callback, SignedOut]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var complaints = client.StandardError.ReadToEndAsync();

        async Task<JsonElement> Said() =>
            await client.StandardOutput.ReadLineAsync() is { } line
                ? JsonDocument.Parse(line).RootElement
                : throw new InvalidOperationException(await complaints);

        var begun = await Said();
        var authorize = new Uri(begun.GetProperty("authorize").GetString()!);
        var toSignIn = await browser.Ask(new HttpRequestMessage(HttpMethod.Get, authorize));
        await browser.SignInOnly(
            await browser.Ask(new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, toSignIn.Headers.Location!))),
            "lin",
            site.Password
        );
        var back = (await browser.Ask(new HttpRequestMessage(HttpMethod.Get, authorize))).Headers.Location!;
        await client.StandardInput.WriteLineAsync(back.AbsoluteUri);

        var signedIn = await Said();
        Assert.Equal("林海燕", signedIn.GetProperty("claims").GetProperty("name").GetString());
        Assert.Equal("pwd", signedIn.GetProperty("claims").GetProperty("amr")[0].GetString());
        Assert.True(signedIn.GetProperty("same").GetBoolean());
        var tokens = await Said();
        Assert.True(tokens.GetProperty("active").GetBoolean());
        Assert.True(tokens.GetProperty("rotated").GetBoolean());
        Assert.False(tokens.GetProperty("revoked").GetBoolean());
        Assert.NotNull(tokens.GetProperty("wrongState").GetString());
        var refused = await Said();
        Assert.Equal("invalid_grant", refused.GetProperty("reused").GetString());
        Assert.Equal("invalid_grant", refused.GetProperty("family").GetString());
        // 401 with a challenge, as RFC 6749 5.2 asks for.
        Assert.Equal("OAUTH_WWW_AUTHENTICATE_CHALLENGE", refused.GetProperty("unknown").GetString());

        var left = await browser.Ask(new HttpRequestMessage(HttpMethod.Get, refused.GetProperty("logout").GetString()));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.StartsWith(SignedOut, left.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        // The provider asks again who it is.
        var again = await browser.Ask(new HttpRequestMessage(HttpMethod.Get, authorize));
        Assert.StartsWith("/connect/sign-in", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
