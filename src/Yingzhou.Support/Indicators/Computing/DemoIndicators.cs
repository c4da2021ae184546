using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Indicators.Computing;

/// <summary>The demonstration computes its figures once its rows are there, so that models have a past to be measured on; and a leader has asked about one of them.</summary>
sealed class DemoIndicators(IIndicators indicators, IDirectives directives, IOrganisation organisation, TimeProvider clock) : IDemoSeed
{
    const string Directed = "city-management.on-time-rate";
    const string Unit = "urban-enforcement";

    public async Task Seed(CancellationToken cancel)
    {
        await indicators.Compute(cancel);
        if (
            organisation.Acting("he-lihua", "big-data/director") is not { } leader
            || await directives.Of(Directed, cancel) is not { Count: 0 }
            || (await indicators.Points(Directed, ComputeIndicators.City, cancel))
                .SkipLast(1)
                .LastOrDefault(point => point.Value is not null)
                is not { } point
        )
            return;
        await directives.Give(
            new(
                Directed,
                ComputeIndicators.City,
                point.Period,
                Unit,
                "查清超期的主要原因，报一份改进办法",
                clock.GetUtcNow().Day().AddDays(10)
            ),
            leader,
            cancel
        );
    }
}
