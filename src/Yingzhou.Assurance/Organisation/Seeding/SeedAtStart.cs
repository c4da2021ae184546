using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Starting;

namespace Yingzhou.Assurance.Organisation.Seeding;

/// <summary>Before the first request the stored organisation is brought up to the city's content.</summary>
sealed class SeedAtStart(SeedOrganisation organisation, OrganisationSeed seed, ILogger<SeedAtStart> log) : IAtStart
{
    public async Task Run(CancellationToken cancel)
    {
        var changed = await organisation.Run(seed, cancel);
        if (changed > 0)
            log.LogInformation("{Count} entries of the organisation were added or renamed from the city's content", changed);
    }
}
