using Microsoft.Extensions.Hosting;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <summary>Unsound content stops the start, not the first visitor.</summary>
sealed class CheckAtStart(InternalContent content) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(content);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
