using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OpenIddict.Server;
using Yingzhou.Assurance.Identity.Provider;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>What others read from the provider's discovery document, an end knows: it is the same process, under the address of the running request.</summary>
sealed class OwnDiscovery(IHttpContextAccessor http, IOptionsMonitor<OpenIddictServerOptions> server)
    : IConfigurationManager<OpenIdConnectConfiguration>
{
    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var address = http.HttpContext!.RequestServices.GetRequiredService<PublicAddress>();
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = address.Base.AbsoluteUri,
            AuthorizationEndpoint = address.Of("connect/authorize"),
            TokenEndpoint = address.Of("connect/token"),
            EndSessionEndpoint = address.Of("connect/logout"),
        };
        foreach (var credentials in server.CurrentValue.SigningCredentials)
            configuration.SigningKeys.Add(credentials.Key);
        return Task.FromResult(configuration);
    }

    public void RequestRefresh() { }
}
