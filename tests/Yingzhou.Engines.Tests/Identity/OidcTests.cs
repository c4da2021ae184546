using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>Another system as a client of the city's provider, over the network, knowing nothing but the discovery document.</summary>
public class OidcTests(PostgresServer postgres)
{
    // P18 example 1, which is RFC 7636 appendix B.
    const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    const string Callback = "https://archive.example/signed-in";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P18_1_A_code_is_exchanged_with_the_verifier_of_its_challenge(DatabaseKind kind)
    {
        await using var system = await OtherSystem.Connect(kind, postgres);
        var code = await system.Code(Challenge);

        var tokens = await system.Exchange(code, Verifier);

        var idToken = await system.Validate(tokens.GetProperty("id_token").GetString()!);
        Assert.Equal("n-0S6", idToken.GetClaim("nonce").Value);
        Assert.Equal("A3", idToken.GetClaim("acr").Value);
        Assert.Equal("林海燕", idToken.GetClaim("name").Value);
        Assert.True(idToken.ValidTo - idToken.IssuedAt <= TimeSpan.FromMinutes(10));
        var person = await system.UserInfo(tokens.GetProperty("access_token").GetString()!);
        Assert.Equal(idToken.Subject, person.GetProperty("sub").GetString());
    }

    [Fact]
    public async Task P18_1_The_plain_method_is_refused_and_so_is_no_challenge_at_all()
    {
        await using var system = await OtherSystem.Connect(DatabaseKind.Sqlite, postgres);

        Assert.Equal(Errors.InvalidRequest, await system.RefusedWith(("code_challenge", Verifier), ("code_challenge_method", "plain")));
        Assert.Equal(Errors.InvalidRequest, await system.RefusedWith(("code_challenge", Challenge), ("code_challenge_method", null)));
        Assert.Equal(Errors.InvalidRequest, await system.RefusedWith(("code_challenge", null), ("code_challenge_method", null)));
    }

    [Fact]
    public async Task A_wrong_verifier_gets_nothing()
    {
        await using var system = await OtherSystem.Connect(DatabaseKind.Sqlite, postgres);
        var code = await system.Code(Challenge);

        Assert.Equal(Errors.InvalidGrant, (await system.Exchange(code, Verifier[..^1] + "X")).GetProperty("error").GetString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_code_used_twice_is_refused_and_takes_back_what_it_gave(DatabaseKind kind)
    {
        await using var system = await OtherSystem.Connect(kind, postgres);
        var code = await system.Code(Challenge);
        var tokens = await system.Exchange(code, Verifier);

        Assert.Equal(Errors.InvalidGrant, (await system.Exchange(code, Verifier)).GetProperty("error").GetString());
        var refreshed = await system.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        Assert.Equal(Errors.InvalidGrant, refreshed.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Refresh_tokens_rotate_and_a_reused_one_ends_the_whole_chain(DatabaseKind kind)
    {
        await using var system = await OtherSystem.Connect(kind, postgres);
        var first = (await system.Exchange(await system.Code(Challenge), Verifier)).GetProperty("refresh_token").GetString()!;

        var second = (await system.Refresh(first)).GetProperty("refresh_token").GetString()!;
        Assert.NotEqual(first, second);

        Assert.Equal(Errors.InvalidGrant, (await system.Refresh(first)).GetProperty("error").GetString());
        Assert.Equal(Errors.InvalidGrant, (await system.Refresh(second)).GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("https://archive.example/signed-in/")]
    [InlineData("https://archive.example/signed-in?x=1")]
    [InlineData("https://archive.example.evil.example/signed-in")]
    [InlineData("http://archive.example/signed-in")]
    public async Task A_redirect_address_that_is_not_exactly_the_registered_one_is_refused_without_redirecting(string callback)
    {
        await using var system = await OtherSystem.Connect(DatabaseKind.Sqlite, postgres);

        var answer = await system.Authorize(("redirect_uri", callback));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task The_redirect_address_of_an_end_is_the_citys_own_and_no_other()
    {
        await using var system = await OtherSystem.Connect(DatabaseKind.Sqlite, postgres);

        var own = await system.Authorize(
            ("client_id", "citizen-end"),
            ("scope", "openid"),
            ("redirect_uri", new Uri(system.Issuer, "connect/citizen-end/signed-in").AbsoluteUri)
        );
        var other = await system.Authorize(
            ("client_id", "citizen-end"),
            ("scope", "openid"),
            ("redirect_uri", "http://evil.example/connect/citizen-end/signed-in")
        );

        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task Discovery_offers_codes_with_S256_and_nothing_weaker()
    {
        await using var system = await OtherSystem.Connect(DatabaseKind.Sqlite, postgres);
        var discovery = system.Discovery;

        Assert.Equal(["code"], Words(discovery, "response_types_supported"));
        Assert.Equal(["S256"], Words(discovery, "code_challenge_methods_supported"));
        Assert.Equal(["authorization_code", "refresh_token"], Words(discovery, "grant_types_supported").Order());
        Assert.Equal(["RS256"], Words(discovery, "id_token_signing_alg_values_supported"));
    }

    [Fact]
    public async Task Without_a_session_and_without_a_page_the_answer_is_login_required()
    {
        await using var system = await OtherSystem.Connect(DatabaseKind.Sqlite, postgres);

        Assert.Equal(Errors.LoginRequired, await system.RefusedWith(("prompt", "none")));
    }

    static IEnumerable<string?> Words(JsonElement document, string name) =>
        document.GetProperty(name).EnumerateArray().Select(word => word.GetString());

    /// <summary>A relying party at https://archive.example, and its user's browser.</summary>
    sealed class OtherSystem : IAsyncDisposable
    {
        readonly TestSite site;
        readonly Browser browser;
        readonly HttpClient http = new();

        OtherSystem(TestSite site) => (this.site, browser) = (site, site.OpenBrowser());

        public JsonElement Discovery { get; private set; }

        public Uri Issuer => new(Discovery.GetProperty("issuer").GetString()!);

        public static async Task<OtherSystem> Connect(DatabaseKind kind, PostgresServer postgres)
        {
            var site = await TestSite.Start(kind, postgres);
            await using (var scope = site.Services.CreateAsyncScope())
                await scope
                    .ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>()
                    .CreateAsync(
                        new OpenIddictApplicationDescriptor
                        {
                            ClientId = "archive",
                            ClientType = ClientTypes.Public,
                            ConsentType = ConsentTypes.Implicit,
                            RedirectUris = { new(Callback) },
                            Permissions =
                            {
                                Permissions.Endpoints.Authorization,
                                Permissions.Endpoints.Token,
                                Permissions.GrantTypes.AuthorizationCode,
                                Permissions.GrantTypes.RefreshToken,
                                Permissions.ResponseTypes.Code,
                                Permissions.Scopes.Profile,
                            },
                        }
                    );
            var system = new OtherSystem(site);
            system.Discovery = await system.http.GetFromJsonAsync<JsonElement>(new Uri(site.Address, ".well-known/openid-configuration"));
            return system;
        }

        public Task<HttpResponseMessage> Authorize(params (string Name, string? Value)[] changes)
        {
            var request = new Dictionary<string, string?>
            {
                ["client_id"] = "archive",
                ["response_type"] = "code",
                ["redirect_uri"] = Callback,
                ["scope"] = "openid profile offline_access",
                ["state"] = "af0ifjsldkj",
                ["nonce"] = "n-0S6",
                ["code_challenge"] = Challenge,
                ["code_challenge_method"] = "S256",
            };
            foreach (var (name, value) in changes)
                request[name] = value;
            var url = QueryHelpers.AddQueryString(
                Discovery.GetProperty("authorization_endpoint").GetString()!,
                request.Where(parameter => parameter.Value is not null)
            );
            return browser.Ask(new HttpRequestMessage(HttpMethod.Get, url));
        }

        /// <summary>The error that the client is told by redirect, or the person on a page when the request is too broken to go back with.</summary>
        public async Task<string?> RefusedWith(params (string Name, string? Value)[] changes)
        {
            var answer = await Authorize(changes);
            if (answer.Headers.Location is { } back)
                return Told(back, "error");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return (await answer.Content.ReadAsStringAsync()).Split('\n')[0].Replace("error:", "", StringComparison.Ordinal).Trim();
        }

        /// <summary>The user signs in and comes back with a code.</summary>
        public async Task<string> Code(string challenge)
        {
            var toSignIn = await Authorize(("code_challenge", challenge));
            var page = await browser.Ask(new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, toSignIn.Headers.Location!)));
            await browser.SignInOnly(page, "lin", site.Password);
            var back = (await Authorize(("code_challenge", challenge))).Headers.Location!;
            Assert.StartsWith(Callback + "?", back.AbsoluteUri, StringComparison.Ordinal);
            Assert.Equal("af0ifjsldkj", Told(back, "state"));
            Assert.Equal(Issuer.AbsoluteUri, Told(back, "iss"));
            return Told(back, "code")!;
        }

        public Task<JsonElement> Exchange(string code, string verifier) =>
            Token(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback), ("code_verifier", verifier));

        public Task<JsonElement> Refresh(string token) => Token(("grant_type", "refresh_token"), ("refresh_token", token));

        public async Task<JsonWebToken> Validate(string idToken)
        {
            var keys = new JsonWebKeySet(await http.GetStringAsync(Discovery.GetProperty("jwks_uri").GetString()));
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(
                idToken,
                new TokenValidationParameters
                {
                    ValidIssuer = Issuer.AbsoluteUri,
                    ValidAudience = "archive",
                    IssuerSigningKeys = keys.GetSigningKeys(),
                }
            );
            Assert.True(result.IsValid, result.Exception?.Message);
            return (JsonWebToken)result.SecurityToken;
        }

        public async Task<JsonElement> UserInfo(string accessToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Discovery.GetProperty("userinfo_endpoint").GetString());
            request.Headers.Authorization = new("Bearer", accessToken);
            using var answer = await http.SendAsync(request);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        async Task<JsonElement> Token(params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(
                fields.Append(("client_id", "archive")).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            );
            using var answer = await http.PostAsync(Discovery.GetProperty("token_endpoint").GetString(), form);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        static string? Told(Uri back, string name) =>
            QueryHelpers.ParseQuery(back.Query).TryGetValue(name, out var value) ? (string?)value : null;

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            browser.Dispose();
            await site.DisposeAsync();
        }
    }
}
