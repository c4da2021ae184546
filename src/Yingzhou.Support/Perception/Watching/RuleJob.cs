using Microsoft.Extensions.Hosting;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.Watching;

/// <summary>Lets time pass for the alert rules.</summary>
sealed class RuleJob(RuleDesk desk, OpenJournal journal, TimeProvider clock) : ICityJob
{
    public string Name => "perception-rules";

    public TimeSpan Rest => TimeSpan.FromSeconds(2);

    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            // Time passes for the devices of other processes as well.
            await journal.CatchUp(cancel);
        }
        catch (IOException)
        {
            // Another process of this folder takes the devices in.
        }
        await desk.Tick(clock.GetUtcNow(), cancel);
        return 0;
    }
}

/// <summary>Opens the journal when the city starts, so that what the last life did not get to say is said now and not with the first packet.</summary>
sealed class JournalAtStart(OpenJournal journal) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Behind the first page: a journal may be long.
        await Task.Yield();
        try
        {
            await journal.Opened(stoppingToken);
        }
        catch (IOException)
        {
            // Another process takes the devices in.
        }
    }
}
