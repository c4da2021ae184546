using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>The accounts behind the provider's own principals; a disabled one is behind none.</summary>
sealed class Accounts(CityContext city)
{
    public async Task<Account?> Of(ClaimsPrincipal? principal, CancellationToken cancel) =>
        Guid.TryParseExact(principal?.FindFirst("sub")?.Value, "N", out var id)
            ? await city.Set<Account>().AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && !account.Disabled, cancel)
            : null;
}
