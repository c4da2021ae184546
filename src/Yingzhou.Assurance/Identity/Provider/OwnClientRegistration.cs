using OpenIddict.Abstractions;
using Yingzhou.Foundation.Starting;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Makes both ends known to the provider at the first start.</summary>
sealed class OwnClientRegistration(IOpenIddictApplicationManager applications) : IAtStart
{
    public async Task Run(CancellationToken cancel)
    {
        foreach (var own in OwnClient.All)
            if (await applications.FindByClientIdAsync(own.ClientId, cancel) is null)
                await applications.CreateAsync(Describe(own), cancel);
    }

    static OpenIddictApplicationDescriptor Describe(OwnClient own) =>
        new()
        {
            ClientId = own.ClientId,
            DisplayName = own.Title,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
}
