using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>A message of a device on its way from the door to the device's twin.</summary>
/// <param name="Code">A device that was recognised.</param>
/// <param name="Received">When it came: now, but for the past of a demonstration.</param>
sealed record TwinMessage(string Code, Wire Wire, byte[] Raw, IReadOnlyList<Reading> Readings, DateTimeOffset Received)
{
    /// <summary>Between processes it is written as an entry of the journal that is not judged yet.</summary>
    public byte[] Written()
    {
        var (rented, length) = new JournalEntry(
            Code,
            Wire,
            "",
            Received,
            Raw,
            [.. Readings.Select(one => new Observation(one.Property, one.At, one.Value, one.Quality, default, one.Sequence))]
        ).Encode();
        var bytes = rented.AsSpan(0, length).ToArray();
        System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        return bytes;
    }

    /// <exception cref="InvalidDataException">It was not written by <see cref="Written"/>.</exception>
    public static TwinMessage Read(byte[] written)
    {
        using var stream = new MemoryStream(written);
        var entry = JournalEntry.Read(stream) ?? throw new InvalidDataException("The message to a twin is broken.");
        return new(
            entry.Device,
            entry.Wire,
            entry.Raw,
            [.. entry.Observations.Select(one => new Reading(one.Property, one.At, one.Value, one.Quality, one.Sequence))],
            entry.ReceivedAt
        );
    }
}
