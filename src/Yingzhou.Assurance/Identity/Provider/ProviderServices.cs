using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using Yingzhou.Assurance.Identity.Provider.Storage;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>The city's own OpenID provider (统一身份认证): authorization code with PKCE S256 and nothing else, refresh tokens that rotate.</summary>
static class ProviderServices
{
    /// <summary>Cookie of the provider itself: who signed in on the sign-in page.</summary>
    public const string Scheme = "Provider";

    /// <summary>Cookie of somebody whose password was right and whose second factor is still to come.</summary>
    public const string HalfScheme = "Provider.Half";

    public static IServiceCollection AddProvider(this IServiceCollection services)
    {
        services.AddTables<OidcTables>();
        services.AddHttpContextAccessor();
        services.AddScoped<PublicAddress>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, ProviderKeys>();
        services.AddAtStart<OwnClientRegistration>();
        services.AddAtStart<OtherClientRegistration>();
        services.AddHostedService<ProviderSweep>();
        services.AddOpenIddict().AddCore(AddStores).AddServer(AddServer);
        services
            .AddOptions<OpenIddictServerOptions>()
            .Configure<IOptions<IdentityOptions>>((server, identity) => server.Issuer = identity.Value.Issuer);
        services
            .AddOptions<OpenIddictServerAspNetCoreOptions>()
            .Configure<IOptions<IdentityOptions>>(
                (server, identity) => server.DisableTransportSecurityRequirement = !identity.Value.RequireHttps
            );
        services
            .AddAuthentication()
            .AddCookie(
                Scheme,
                cookie =>
                {
                    cookie.Cookie.Name = "yz.provider";
                    cookie.Cookie.Path = "/connect";
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                    cookie.SlidingExpiration = false;
                    cookie.TimeProvider = TimeProvider.System;
                }
            )
            .AddCookie(
                HalfScheme,
                cookie =>
                {
                    cookie.Cookie.Name = "yz.provider.half";
                    cookie.Cookie.Path = "/connect";
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                    cookie.SlidingExpiration = false;
                    cookie.TimeProvider = TimeProvider.System;
                }
            );
        return services;
    }

    static void AddStores(OpenIddictCoreBuilder core)
    {
        core.UseEntityFrameworkCore().UseDbContext<CityContext>();
        core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication, Clients>();
        core.Configure(options => options.TimeProvider = TimeProvider.System);
    }

    static void AddServer(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize");
        server.SetTokenEndpointUris("connect/token");
        server.SetEndSessionEndpointUris("connect/logout");
        server.SetUserInfoEndpointUris("connect/userinfo");
        // For systems of departments, which show a secret; answered by OpenIddict itself.
        server.SetIntrospectionEndpointUris("connect/introspect");
        server.SetRevocationEndpointUris("connect/revoke");
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess);
        server.RegisterClaims(
            Claims.Subject,
            Claims.Name,
            Claims.AuthenticationContextReference,
            Claims.AuthenticationMethodReference,
            Claims.AuthenticationTime
        );
        // Source of the lifetimes: p18 R1, at most ten minutes.
        server.SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(2));
        server.SetIdentityTokenLifetime(TimeSpan.FromMinutes(10));
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(10));
        server.SetRefreshTokenLifetime(TimeSpan.FromHours(12));
        // A refresh token that is used twice was stolen once: the whole chain of it is revoked.
        server.SetRefreshTokenReuseLeeway(TimeSpan.Zero);
        // Signed, so that systems of departments may check them with the published key.
        server.DisableAccessTokenEncryption();
        server
            .UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough();
        server.Configure(options =>
        {
            // Tokens go to browsers and other systems: they live in the machine's time even while the city replays another day.
            options.TimeProvider = TimeProvider.System;
            options.CodeChallengeMethods.Clear();
            options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        });
    }
}
