using Microsoft.Extensions.Configuration;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Demo;

/// <summary>Lets the demonstration's ships go on while it runs (<c>--Demo:Live true</c>): a turn of the radars every ten seconds.</summary>
sealed class LiveScene(SeaScene scene, IAisIntake intake, IConfiguration configuration, TimeProvider clock) : ICityJob
{
    public string Name => "islands-live-scene";

    public TimeSpan Rest => TimeSpan.FromSeconds(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        if (configuration.GetValue("Demo:Live", false))
            foreach (var message in scene.At(clock.GetUtcNow()))
                await intake.Hear(message.Receiver, message.Sentences, null, cancel);
        return 0;
    }
}
