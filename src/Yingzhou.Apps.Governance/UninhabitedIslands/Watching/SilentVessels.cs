using Yingzhou.Foundation.Jobs;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>Every ten seconds: ships that fell silent near an island, and one scan of what radar and AIS see there together.</summary>
sealed class SilentVessels(SeaWatch watch, SeaContacts contacts, TimeProvider clock) : ICityJob
{
    public string Name => "islands-silent-vessels";

    public TimeSpan Rest => TimeSpan.FromSeconds(10);

    public Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        watch.Tick(now);
        contacts.Tick(now);
        return Task.FromResult(0);
    }
}
