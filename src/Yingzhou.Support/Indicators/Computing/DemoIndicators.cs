using Yingzhou.Assurance.Identity;

namespace Yingzhou.Support.Indicators.Computing;

/// <summary>The demonstration computes its figures once its rows are there, so that models have a past to be measured on.</summary>
sealed class DemoIndicators(IIndicators indicators) : IDemoSeed
{
    public async Task Seed(CancellationToken cancel) => await indicators.Compute(cancel);
}
