using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>Values of one message, sorted into what is stored and what is not: model, time, range, repetition.</summary>
/// <param name="product"><c>null</c> when the city's content no longer has the model: everything is kept, nothing can be doubted.</param>
/// <param name="count">Of the values.</param>
sealed class JudgedReadings(Product? product, DeviceLife life, DeviceState state, DateTimeOffset received, int count)
{
    readonly List<Observation> stored = new(count);
    readonly List<Fault> refused = [];

    public IReadOnlyList<Observation> Stored => stored;

    public IReadOnlyList<Fault> Refused => refused;

    public int Repeated { get; private set; }

    public int Revised { get; private set; }

    public void Add(Reading reading)
    {
        var property = product?.PropertyOf(reading.Property);
        var arrival = ArrivalOf(reading);
        if (product is not null && property is null)
            refused.Add(PerceptionFaults.NoProperty(reading.Property, product.Title));
        else if (!double.IsFinite(reading.Value))
            refused.Add(PerceptionFaults.NoNumber(reading.Property));
        else if (arrival.Arrival is Arrival.TooOld)
            refused.Add(PerceptionFaults.TooOld(reading.Property));
        else
            Store(reading, property, arrival);
    }

    // A mean is sent when its hour is over and carries the time at which the hour began.
    ObservationArrival ArrivalOf(Reading reading)
    {
        var arrival = ObservationArrival.Of(reading.At, received);
        return
            arrival.Arrival is Arrival.Late
            && received - reading.At <= Hj212Periods.LengthOf(reading.Property) + ObservationArrival.LateAfter
            ? arrival with
            {
                Arrival = Arrival.OnTime,
            }
            : arrival;
    }

    void Store(Reading reading, ProductProperty? property, ObservationArrival arrival)
    {
        var repeat = state.RepeatOf(reading, arrival.At);
        if (repeat is Repeat.Same || stored.Exists(one => Same(one, reading, arrival.At)))
        {
            Repeated++;
            return;
        }
        if (repeat is Repeat.Revision)
            Revised++;
        // The model's own word for it, so that a million values share one string.
        var name = property?.Id == reading.Property ? property.Id : reading.Property;
        stored.Add(new(name, arrival.At, reading.Value, QualityOf(reading, property), arrival.Arrival, reading.Sequence));
    }

    static bool Same(Observation one, Reading reading, DateTimeOffset at) =>
        one.Property == reading.Property && one.At == at && one.Sequence == reading.Sequence && one.Value.Equals(reading.Value);

    ObservationQuality QualityOf(Reading reading, ProductProperty? property) =>
        life is DeviceLife.Maintenance ? ObservationQuality.Maintenance
        : reading.Quality is ObservationQuality.Good
        && property is not null
        && SeriesChecks.IsOutOfRange(reading.Value, property.Least, property.Most)
            ? ObservationQuality.Suspect
        : reading.Quality;
}
