using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using Yingzhou.Foundation.Starting;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Registers the systems of departments that the settings name, and follows a changed setting at the next start.</summary>
sealed class OtherClientRegistration(IOpenIddictApplicationManager applications, IOptions<IdentityOptions> options) : IAtStart
{
    public async Task Run(CancellationToken cancel)
    {
        foreach (var (id, client) in options.Value.Clients)
        {
            if (OwnClient.Find(id) is not null)
                throw new InvalidOperationException($"Identity:Clients:{id} is the name of one of the city's own ends");
            if (await applications.FindByClientIdAsync(id, cancel) is { } known)
                await applications.UpdateAsync(known, Describe(id, client), cancel);
            else
                await applications.CreateAsync(Describe(id, client), cancel);
        }
    }

    static OpenIddictApplicationDescriptor Describe(string id, ClientOptions client)
    {
        var described = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientSecret = client.Secret,
            DisplayName = client.Title,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.Endpoints.Introspection,
                Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        described.RedirectUris.UnionWith(client.Redirects);
        described.PostLogoutRedirectUris.UnionWith(client.SignedOut);
        return described;
    }
}
