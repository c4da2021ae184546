using System.Numerics;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Journal;

/// <summary>One message in the journal: as it came, and what was stored of it.</summary>
/// <param name="Device">Code; empty for a sender that is none of ours.</param>
/// <param name="From">Address of the sender.</param>
/// <param name="Refusal">Code and sentence of the reason when nothing of it was taken.</param>
sealed record JournalEntry(
    string Device,
    Wire Wire,
    string From,
    DateTimeOffset ReceivedAt,
    byte[] Raw,
    IReadOnlyList<Observation> Observations,
    (string Code, string Detail)? Refusal = null
)
{
    /// <summary>Length and check of what follows.</summary>
    const int Head = 8;

    /// <summary>Bytes of the longest entry: more is no entry but a broken length.</summary>
    const int Longest = 4 << 20;

    public void Write(Stream into)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Device);
            writer.Write((byte)Wire);
            writer.Write(From);
            writer.Write(ReceivedAt.UtcTicks);
            writer.Write7BitEncodedInt(Raw.Length);
            writer.Write(Raw);
            writer.Write(Refusal?.Code ?? "");
            writer.Write(Refusal?.Detail ?? "");
            writer.Write7BitEncodedInt(Observations.Count);
            foreach (var one in Observations)
            {
                writer.Write(one.Property);
                writer.Write(one.At.UtcTicks);
                writer.Write(one.Value);
                writer.Write((byte)one.Quality);
                writer.Write((byte)one.Arrival);
                writer.Write(one.Sequence);
            }
        }
        Span<byte> head = stackalloc byte[Head];
        var body = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        BitConverter.TryWriteBytes(head, body.Length);
        BitConverter.TryWriteBytes(head[4..], Check(body));
        into.Write(head);
        into.Write(body);
    }

    /// <returns><c>null</c> at the end, and where the rest is no whole entry.</returns>
    public static JournalEntry? Read(Stream from)
    {
        Span<byte> head = stackalloc byte[Head];
        if (from.ReadAtLeast(head, Head, throwOnEndOfStream: false) < Head)
            return null;
        var length = BitConverter.ToInt32(head);
        if (length is <= 0 or > Longest)
            return null;
        var body = new byte[length];
        if (from.ReadAtLeast(body, length, throwOnEndOfStream: false) < length || Check(body) != BitConverter.ToUInt32(head[4..]))
            return null;
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        var (device, wire, sender) = (reader.ReadString(), (Wire)reader.ReadByte(), reader.ReadString());
        var received = Time(reader);
        var raw = reader.ReadBytes(reader.Read7BitEncodedInt());
        var (code, detail) = (reader.ReadString(), reader.ReadString());
        var observations = new Observation[reader.Read7BitEncodedInt()];
        for (var i = 0; i < observations.Length; i++)
            observations[i] = new(
                reader.ReadString(),
                Time(reader),
                reader.ReadDouble(),
                (ObservationQuality)reader.ReadByte(),
                (Arrival)reader.ReadByte(),
                reader.ReadInt64()
            );
        return new(device, wire, sender, received, raw, observations, code.Length == 0 ? null : (code, detail));
    }

    static DateTimeOffset Time(BinaryReader reader) => new(reader.ReadInt64(), TimeSpan.Zero);

    static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var value in bytes)
            check = BitOperations.Crc32C(check, value);
        return ~check;
    }
}
