using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Sessions;

sealed class Servants(CityContext city) : IServants
{
    public Task<bool> Serves(string personKey, CancellationToken cancel) =>
        city.Set<Account>()
            .AnyAsync(account => account.PersonKey == personKey && account.Kind == SubjectKind.Official && !account.Disabled, cancel);
}
