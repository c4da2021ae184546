using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.EntityFrameworkCore.Models;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>
/// The registered clients. The redirect addresses of others must equal a registered one; those of the two ends, which move with the address of the city,
/// must equal the one under the address it has now.
/// </summary>
sealed class Clients(
    IOpenIddictApplicationCache<OpenIddictEntityFrameworkCoreApplication> cache,
    ILogger<OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<OpenIddictEntityFrameworkCoreApplication> store,
    PublicAddress address
) : OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication>(cache, logger, options, store)
{
    public override ValueTask<bool> ValidateRedirectUriAsync(
        OpenIddictEntityFrameworkCoreApplication application,
        string uri,
        CancellationToken cancellationToken = default
    ) =>
        OwnClient.Find(application.ClientId) is { } own
            ? ValueTask.FromResult(uri == address.Of(own.SignInCallback))
            : base.ValidateRedirectUriAsync(application, uri, cancellationToken);

    public override ValueTask<bool> ValidatePostLogoutRedirectUriAsync(
        OpenIddictEntityFrameworkCoreApplication application,
        string uri,
        CancellationToken cancellationToken = default
    ) =>
        OwnClient.Find(application.ClientId) is { } own
            ? ValueTask.FromResult(uri == address.Of(own.SignOutCallback))
            : base.ValidatePostLogoutRedirectUriAsync(application, uri, cancellationToken);
}
