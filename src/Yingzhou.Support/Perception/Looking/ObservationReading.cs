using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Looking;

sealed class ObservationReading(
    DeviceBook book,
    LatestStates states,
    OpenJournal journal,
    ProductContent products,
    ObservationHistory history,
    TimeProvider clock
) : IObservations
{
    public async Task<DeviceLook?> Look(string code, CancellationToken cancel)
    {
        if (await book.Find(code, cancel) is not { } device)
            return null;
        // Who listens to the journal may ask while it is being opened.
        if (journal.IsOpen)
            await journal.CatchUp(cancel);
        return states.Of(code).Look(device, products[device.Product], clock.GetUtcNow());
    }

    public Task<IReadOnlyList<Sample>> Between(
        string code,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    ) => history.Of(code, property, from, until, cancel);
}
