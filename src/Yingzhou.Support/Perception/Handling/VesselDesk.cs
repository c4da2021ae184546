using System.Globalization;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Listening;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>Positions of ships (船位), said by themselves or seen by a radar: kept under <c>ais:MMSI</c> like the values of a device, of which there is no register. The same position from two receivers within half a minute is one.</summary>
sealed class VesselDesk(OpenJournal journal, LatestStates states, IntakeWatches watches, IIntake intake, TimeProvider clock) : IAisIntake
{
    public async Task Hear(string receiver, IEnumerable<string> sentences, DateTimeOffset? heardAt, CancellationToken cancel)
    {
        // Whoever replays into a city that is running elsewhere must hear of it.
        await journal.Opened(cancel);
        var one = new AisReceiver(intake, this, clock, receiver, heardAt);
        await one.Hear(Encoding.ASCII.GetBytes(string.Concat(sentences.Select(sentence => sentence + "\r\n"))), cancel);
    }

    public async Task Take(AisPosition position, byte[] raw, string from, DateTimeOffset at, CancellationToken cancel)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{LatestStates.Vessels}{position.Mmsi:D9}");
        var state = states.Of(code);
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
        await Keep(new(code, Wire.Ais, from, at, raw, observations), cancel);
    }

    /// <summary>A target of a radar (雷达目标), under <c>radar:HOST:NUMBER</c>: who it is, a radar does not know.</summary>
    public Task Follow(RadarTarget target, byte[] raw, string from, DateTimeOffset at, CancellationToken cancel)
    {
        var host = from.LastIndexOf(':') is > 0 and var port ? from[..port] : from;
        var code = string.Create(CultureInfo.InvariantCulture, $"{LatestStates.Radars}{host}:{target.Number:D3}");
        var observations = new List<Observation>();
        void Add(string property, double value) => observations.Add(new(property, at, value, ObservationQuality.Good, Arrival.OnTime, 0));
        Add("lon", target.Longitude);
        Add("lat", target.Latitude);
        if (target.LengthMetres is { } metres)
            Add("length", metres);
        return states.Of(code).Heard(raw, at) ? Task.CompletedTask : Keep(new(code, Wire.Radar, from, at, raw, observations), cancel);
    }

    async Task Keep(JournalEntry entry, CancellationToken cancel)
    {
        try
        {
            await (await journal.Opened(cancel)).Append(entry, cancel);
        }
        catch (IOException)
        {
            // AIS and radar have no acknowledgement to withhold; the journal's own log tells.
            return;
        }
        states.Apply(entry);
        watches.Heard(entry, null);
    }
}
