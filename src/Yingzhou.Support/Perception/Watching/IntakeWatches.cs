using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.Watching;

/// <summary>All who hear what was stored. One that fails is told in the log and keeps nobody from being acknowledged.</summary>
sealed class IntakeWatches(IServiceProvider services, ILogger<IntakeWatches> log)
{
    // Asked for late: a watch may need what itself needs the journal.
    IIntakeWatch[]? watches;

    IIntakeWatch[] All => watches ??= [.. services.GetServices<IIntakeWatch>()];

    public async Task Begin(CancellationToken cancel)
    {
        foreach (var watch in All)
            await watch.Begin(cancel);
    }

    public void Heard(JournalEntry entry, Device? device, bool isPast = false)
    {
        if (entry.Refusal is not null || All.Length == 0)
            return;
        var message = new StoredMessage(entry.Device, device, entry.Wire, entry.ReceivedAt, entry.Observations, isPast);
        foreach (var watch in All)
            try
            {
                watch.Heard(message);
            }
#pragma warning disable CA1031 // What a watch makes of it must not undo that it is stored; it is logged with its stack.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(broken, "{Watch} failed at a message of {Device}", watch.GetType().Name, entry.Device);
            }
    }
}
