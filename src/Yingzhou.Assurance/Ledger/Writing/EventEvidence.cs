using System.Collections.Frozen;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Ledger.Writing;

/// <summary>Events that enter the ledger, in the step that raises them and under the event's own id.</summary>
sealed class EventEvidence(IEnumerable<EvidenceOfEvent> rules) : IEventKeeper
{
    readonly FrozenDictionary<Type, EvidenceOfEvent> rules = rules.ToFrozenDictionary(rule => rule.Event);

    public IEnumerable<object> Keep(CityEvent happened, Guid id, CityContext city) =>
        rules.TryGetValue(happened.GetType(), out var rule)
            ? [LeafMaking.Make(rule.Of(happened), id, city.Actors.Current, city.Clock.GetUtcNow())]
            : [];
}

/// <param name="Event">Type of a <see cref="CityEvent"/>.</param>
sealed record EvidenceOfEvent(Type Event, Func<CityEvent, Evidence> Of);
