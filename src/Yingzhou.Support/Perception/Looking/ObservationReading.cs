using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Looking;

sealed class ObservationReading(
    DeviceBook book,
    LatestStates states,
    ProductContent products,
    ObservationHistory history,
    TimeProvider clock
) : IObservations
{
    public async Task<DeviceLook?> Look(string code, CancellationToken cancel) =>
        await book.Find(code, cancel) is { } device ? states.Of(code).Look(device, products[device.Product], clock.GetUtcNow()) : null;

    public Task<IReadOnlyList<Sample>> Between(
        string code,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    ) => history.Of(code, property, from, until, cancel);
}
