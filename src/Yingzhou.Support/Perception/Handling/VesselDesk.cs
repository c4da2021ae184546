using System.Globalization;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>Positions of ships (船位): kept under <c>ais:MMSI</c> like the values of a device, of which there is no register. The same position from two receivers within half a minute is one.</summary>
sealed class VesselDesk(OpenJournal journal, LatestStates states, TimeProvider clock)
{
    public async Task Take(AisPosition position, byte[] raw, string from, CancellationToken cancel)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"ais:{position.Mmsi:D9}");
        var state = states.Of(code);
        var at = clock.GetUtcNow();
        var observations = new List<Observation>();
        void Add(string property, double? value)
        {
            if (value is { } known)
                observations.Add(new(property, at, known, ObservationQuality.Good, Arrival.OnTime, 0));
        }
        Add("lon", position.Longitude);
        Add("lat", position.Latitude);
        Add("sog", position.SpeedKnots);
        Add("cog", position.Course);
        Add("heading", position.Heading);
        if (state.Heard(raw, at))
            return;
        var entry = new JournalEntry(code, Wire.Ais, from, at, raw, observations);
        try
        {
            await (await journal.Opened(cancel)).Append(entry, cancel);
        }
        catch (IOException)
        {
            // AIS has no acknowledgement to withhold; the journal's own log tells.
            return;
        }
        states.Apply(entry);
    }
}
