using Yingzhou.Foundation.Jobs;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>Every ten seconds: ships that fell silent near an island.</summary>
sealed class SilentVessels(SeaWatch watch, TimeProvider clock) : ICityJob
{
    public string Name => "islands-silent-vessels";

    public TimeSpan Rest => TimeSpan.FromSeconds(10);

    public Task<int> Run(CancellationToken cancel)
    {
        watch.Tick(clock.GetUtcNow());
        return Task.FromResult(0);
    }
}
