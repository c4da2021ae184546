using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Events;

/// <summary>Keeps more of an event than the message in the outbox, in the very step that raises it: what must not be lost when nobody ever hears the event.</summary>
public interface IEventKeeper
{
    /// <param name="id">The event's CloudEvents id.</param>
    /// <returns>Rows to store with it.</returns>
    IEnumerable<object> Keep(CityEvent happened, Guid id, CityContext city);
}
