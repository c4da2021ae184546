using System.Buffers;
using System.Buffers.Binary;
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

    /// <summary>The bytes that stand in the journal. Whoever appends makes them, so that the thread that waits for the disk has nothing else to do.</summary>
    /// <returns>Rented from the shared pool, with how many of them count.</returns>
    public (byte[] Rented, int Length) Encode()
    {
        var rented = ArrayPool<byte>.Shared.Rent(MostBytes());
        var writer = new SpanWriter(rented.AsSpan(Head));
        writer.Write(Device);
        writer.Write((byte)Wire);
        writer.Write(From);
        writer.Write(ReceivedAt.UtcTicks);
        writer.WriteSize(Raw.Length);
        writer.Write(Raw);
        writer.Write(Refusal?.Code ?? "");
        writer.Write(Refusal?.Detail ?? "");
        writer.WriteSize(Observations.Count);
        // By index: an enumerator of an interface is an object.
        for (var i = 0; i < Observations.Count; i++)
        {
            var one = Observations[i];
            writer.Write(one.Property);
            writer.Write(one.At.UtcTicks);
            writer.Write(BitConverter.DoubleToInt64Bits(one.Value));
            writer.Write((byte)one.Quality);
            writer.Write((byte)one.Arrival);
            writer.Write(one.Sequence);
        }
        var body = rented.AsSpan(Head, writer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rented, body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(rented.AsSpan(4), Check(body));
        return (rented, Head + body.Length);
    }

    int MostBytes()
    {
        var most = Head + 64 + SpanWriter.Most(Device) + SpanWriter.Most(From) + Raw.Length;
        if (Refusal is { } refusal)
            most += SpanWriter.Most(refusal.Code) + SpanWriter.Most(refusal.Detail);
        for (var i = 0; i < Observations.Count; i++)
            most += SpanWriter.Most(Observations[i].Property) + 26;
        return most;
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

    // CRC-32C: eight bytes at a time are the same as one by one.
    static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            check = BitOperations.Crc32C(check, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            check = BitOperations.Crc32C(check, value);
        return ~check;
    }

    /// <summary>Writes as <see cref="BinaryWriter"/> does, into bytes that are long enough.</summary>
    ref struct SpanWriter(Span<byte> into)
    {
        readonly Span<byte> into = into;

        public int Length { get; private set; }

        /// <summary>Bytes of a text and of its length at most.</summary>
        public static int Most(string text) => 5 + (3 * text.Length);

        public void Write(byte value) => into[Length++] = value;

        public void Write(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(into[Length..], value);
            Length += sizeof(long);
        }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(into[Length..]);
            Length += bytes.Length;
        }

        public void Write(string text)
        {
            WriteSize(Encoding.UTF8.GetByteCount(text));
            Length += Encoding.UTF8.GetBytes(text, into[Length..]);
        }

        public void WriteSize(int size)
        {
            for (var rest = (uint)size; ; rest >>= 7)
            {
                if (rest < 0x80)
                {
                    Write((byte)rest);
                    return;
                }
                Write((byte)(rest | 0x80));
            }
        }
    }
}
