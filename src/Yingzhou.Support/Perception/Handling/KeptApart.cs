using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Pages;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>Keeps what cannot be taken, with its reason (隔离): in the journal of the process where it came in.</summary>
sealed class KeptApart(OpenJournal journal, LatestStates states, IntakeTroubles troubles, TimeProvider clock)
{
    public void Keep(string? code, Wire wire, string from, byte[] raw, Fault reason)
    {
        var entry = new JournalEntry(code ?? "", wire, from, clock.GetUtcNow(), raw, [], (reason.Code, reason.Detail));
        states.Apply(entry);
        // Of a device it is counted with the device.
        if (code is null)
            troubles.Note(TroubleKind.Unreadable, $"{wire.Title()} {Host(from)}");
        // Nobody waits for it: what was refused is promised to nobody. A journal that is broken was told already.
        _ = Keep(entry);
    }

    static string Host(string from) => from.LastIndexOf(':') is > 0 and var colon ? from[..colon] : from;

    async Task Keep(JournalEntry entry)
    {
        try
        {
            await (await journal.Opened(CancellationToken.None)).Append(entry, CancellationToken.None);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or System.Threading.Channels.ChannelClosedException) { }
    }
}
