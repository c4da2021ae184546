using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Yingzhou.Assurance.Identity.Provider;
using Yingzhou.Assurance.Identity.Sessions;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>Both ends as clients of the provider: each has a cookie and a way to the sign-in page; the path says which.</summary>
static class EndServices
{
    const string ByPath = "End";

    public static IServiceCollection AddEnds(this IServiceCollection services)
    {
        services.AddSingleton<InProcessBackchannel>();
        services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<InProcessBackchannel>());
        services.AddSingleton<IStartupFilter, VisitorFirst>();
        services.AddSingleton<OwnDiscovery>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<EndEvents>();

        var authentication = services
            .AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, policy => policy.ForwardDefaultSelector = http => EndPaths.Of(http.Request.Path).Scheme);
        foreach (var client in OwnClient.All)
        {
            authentication.AddCookie(client.Scheme, cookie => Cookie(cookie, client));
            authentication.AddOpenIdConnect(client.RemoteScheme, remote => Remote(remote, client));
            services
                .AddOptions<CookieAuthenticationOptions>(client.Scheme)
                .Configure<IOptions<IdentityOptions>>(
                    (cookie, identity) =>
                        cookie.ExpireTimeSpan = TimeSpan.FromHours(
                            client == OwnClient.Official ? identity.Value.OfficialSessionHours : identity.Value.CitizenSessionHours
                        )
                );
            services
                .AddOptions<OpenIdConnectOptions>(client.RemoteScheme)
                .Configure<OwnDiscovery, InProcessBackchannel>(
                    (remote, discovery, backchannel) =>
                        (remote.ConfigurationManager, remote.BackchannelHttpHandler) = (discovery, backchannel)
                );
        }
        return services;
    }

    static void Cookie(CookieAuthenticationOptions cookie, OwnClient client)
    {
        cookie.Cookie.Name = $"yz.{client.Scheme.ToLowerInvariant()}";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.SlidingExpiration = client == OwnClient.Citizen;
        cookie.TimeProvider = TimeProvider.System;
        cookie.EventsType = typeof(SessionCookie);
        cookie.ForwardChallenge = client.RemoteScheme;
    }

    static void Remote(OpenIdConnectOptions remote, OwnClient client)
    {
        remote.ClientId = client.ClientId;
        remote.SignInScheme = client.Scheme;
        remote.SignOutScheme = client.Scheme;
        remote.CallbackPath = client.SignInCallback;
        remote.SignedOutCallbackPath = client.SignOutCallback;
        remote.ResponseType = OpenIdConnectResponseType.Code;
        // Not form_post: that needs a script, and a cookie that browsers send with no plain-HTTP request.
        remote.ResponseMode = OpenIdConnectResponseMode.Query;
        remote.CorrelationCookie.SameSite = SameSiteMode.Lax;
        remote.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        remote.NonceCookie.SameSite = SameSiteMode.Lax;
        remote.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        remote.RequireHttpsMetadata = false;
        remote.MapInboundClaims = false;
        remote.TokenValidationParameters.NameClaimType = "name";
        remote.DisableTelemetry = true;
        remote.TimeProvider = TimeProvider.System;
        remote.EventsType = typeof(EndEvents);
    }
}
