using System.Buffers.Binary;
using System.Text;

namespace Yingzhou.Formats;

/// <summary>The bytes break the encoding itself.</summary>
sealed class BrokenTileException(string reason) : Exception(reason);

enum Wire
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}

/// <summary>Reads the fields of one protocol-buffer message, in order.</summary>
ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public (int Field, Wire Wire) Tag()
    {
        var tag = Varint();
        var (field, wire) = ((long)(tag >> 3), (Wire)(tag & 7));
        return field is > 0 and < 1 << 29 && Enum.IsDefined(wire)
            ? ((int)field, wire)
            : throw new BrokenTileException("a field has no valid number");
    }

    public ulong Varint()
    {
        var value = 0ul;
        for (var i = 0; i < 10; i++)
        {
            if (i >= rest.Length)
                throw new BrokenTileException("a number is cut off");
            value |= (ulong)(rest[i] & 0x7f) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return value;
            }
        }
        throw new BrokenTileException("a number is longer than ten bytes");
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        return length <= (ulong)rest.Length ? Take((int)length) : throw new BrokenTileException("a field is longer than its message");
    }

    public string Text()
    {
        try
        {
            return Strict.GetString(Bytes());
        }
        catch (DecoderFallbackException)
        {
            throw new BrokenTileException("a text is not UTF-8");
        }
    }

    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public void Skip(Wire wire)
    {
        switch (wire)
        {
            case Wire.Varint:
                Varint();
                break;
            case Wire.Bytes:
                Bytes();
                break;
            default:
                Take(wire is Wire.Fixed64 ? 8 : 4);
                break;
        }
    }

    ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length)
            throw new BrokenTileException("a field is longer than its message");
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
}

/// <summary>Writes the fields of one protocol-buffer message.</summary>
sealed class ProtoWriter
{
    readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public ProtoWriter Varint(int field, ulong value)
    {
        Raw(((ulong)field << 3) | (ulong)Wire.Varint);
        Raw(value);
        return this;
    }

    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Raw(((ulong)field << 3) | (ulong)Wire.Bytes);
        Raw((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Packed(int field, IEnumerable<uint> values)
    {
        var inner = new ProtoWriter();
        foreach (var value in values)
            inner.Raw(value);
        return Bytes(field, inner.ToArray());
    }

    public ProtoWriter Float(int field, float value)
    {
        Raw(((ulong)field << 3) | (ulong)Wire.Fixed32);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        bytes.AddRange(four);
        return this;
    }

    public ProtoWriter Double(int field, double value)
    {
        Raw(((ulong)field << 3) | (ulong)Wire.Fixed64);
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(eight, value);
        bytes.AddRange(eight);
        return this;
    }

    void Raw(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)((value & 0x7f) | 0x80));
        bytes.Add((byte)value);
    }
}
