using Microsoft.Extensions.Hosting;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;

namespace Yingzhou.Apps.Services.BusinessEnvironment;

/// <summary>Unsound content stops the start, not the first visitor.</summary>
sealed class CheckAtStart(IndicatorContent indicators, LicenceContent licences) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult((indicators, licences));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
