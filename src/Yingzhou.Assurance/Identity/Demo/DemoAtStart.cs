using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Starting;

namespace Yingzhou.Assurance.Identity.Demo;

/// <summary>Where the demo is on, its log-ins are there before the first request.</summary>
sealed class DemoAtStart(SeedDemoAccounts accounts, IOptions<IdentityOptions> options) : IAtStart
{
    public Task Run(CancellationToken cancel) => options.Value.DemoAccounts ? accounts.Run(cancel) : Task.CompletedTask;
}
