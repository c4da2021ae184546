using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>What the twin of a device does with a message, in the process where it lives: judges it, stores it, and only then says so.</summary>
sealed class TwinDesk(
    OpenJournal journal,
    LatestStates states,
    DeviceBook book,
    ProductContent products,
    IntakeWatches watches,
    KeptApart apart,
    IntakeTroubles troubles
)
{
    public async Task<Outcome<IntakeReceipt>> Take(TwinMessage message, CancellationToken cancel)
    {
        var (code, wire, raw, readings, received) = message;
        if (await book.Find(code, cancel) is not { } device)
            return PerceptionFaults.Unknown;
        // A session may be older than the end of its device.
        if (device.Life is DeviceLife.Retired)
            return PerceptionFaults.Retired;
        IntakeJournal open;
        try
        {
            // Before it is judged: a twin that does not know yet what it has stored takes a repetition for something new.
            open = await journal.Opened(cancel);
        }
        catch (IOException)
        {
            return NotStored(code);
        }
        var state = states.Of(code);
        var judged = new JudgedReadings(products[device.Product], device.Life, state, received, readings.Count);
        foreach (var reading in readings)
            judged.Add(reading);
        foreach (var refused in judged.Refused)
            apart.Keep(code, wire, code, raw, refused);
        state.Repeated(judged.Repeated);
        // A message of nothing but repetitions is stored already; one without values is still a sign of life.
        if (judged.Stored.Count > 0 || readings.Count == 0)
        {
            var entry = new JournalEntry(code, wire, code, received, raw, judged.Stored);
            try
            {
                await open.Append(entry, cancel);
            }
            catch (IOException)
            {
                return NotStored(code);
            }
            states.Apply(entry);
            watches.Heard(entry, device);
        }
        return new IntakeReceipt(judged.Stored.Count, judged.Repeated, judged.Revised, judged.Refused);
    }

    Fault NotStored(string code)
    {
        troubles.Note(TroubleKind.NotStored, code);
        return PerceptionFaults.NotStored;
    }
}
