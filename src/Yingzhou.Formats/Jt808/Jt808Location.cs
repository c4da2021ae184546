using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>位置信息汇报 (body of 0200, and each item of 0704), read in place. Source: JT/T 808-2019 §8.18.</summary>
public readonly ref struct Jt808Location
{
    const int Fixed = 28;
    const double Degree = 1e6;

    /// <summary>报警标志, one bit for each alarm.</summary>
    public uint Alarm { get; private init; }

    /// <summary>状态位: 0 ACC, 1 定位, 2 南纬, 3 西经.</summary>
    public uint Status { get; private init; }

    /// <summary>Degrees, south negative.</summary>
    public double Latitude { get; private init; }

    /// <summary>Degrees, west negative.</summary>
    public double Longitude { get; private init; }

    /// <summary>Metres.</summary>
    public int Altitude { get; private init; }

    public double SpeedKmPerHour { get; private init; }

    /// <summary>0–359, north 0, clockwise.</summary>
    public int Direction { get; private init; }

    public DateTimeOffset Time { get; private init; }

    /// <summary>位置附加信息: identifier, length, bytes, again and again. See <see cref="Jt808Items"/>.</summary>
    public Jt808Items Items { get; private init; }

    /// <summary>The position is of a satellite fix, not the last known one.</summary>
    public bool IsFixed => (Status & 2) != 0;

    public static bool TryRead(ReadOnlySpan<byte> body, out Jt808Location location, [NotNullWhen(false)] out Fault? fault)
    {
        location = default;
        if (body.Length < Fixed)
        {
            fault = Refuse("length", "位置基本信息", $"位置基本信息应有 28 个字节，实际 {body.Length} 个");
            return false;
        }
        var status = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var latitude = BinaryPrimitives.ReadUInt32BigEndian(body[8..]) / Degree;
        var longitude = BinaryPrimitives.ReadUInt32BigEndian(body[12..]) / Degree;
        var time = Bcd.Time(body[22..28]);
        location = new()
        {
            Alarm = BinaryPrimitives.ReadUInt32BigEndian(body),
            Status = status,
            Latitude = (status & 4) != 0 ? -latitude : latitude,
            Longitude = (status & 8) != 0 ? -longitude : longitude,
            Altitude = BinaryPrimitives.ReadInt16BigEndian(body[16..]),
            SpeedKmPerHour = BinaryPrimitives.ReadUInt16BigEndian(body[18..]) / 10.0,
            Direction = BinaryPrimitives.ReadUInt16BigEndian(body[20..]),
            Time = time ?? default,
            Items = new(body[Fixed..]),
        };
        fault =
            time is null ? Refuse("time", "时间", $"时间不是有效的 BCD 时间：{Bcd.Text(body[22..28])}")
            : latitude > 90 || longitude > 180 ? Refuse("position", "经纬度", $"经纬度超出范围：{longitude}, {latitude}")
            : null;
        return fault is null;
    }

    static Fault Refuse(string reason, string field, string detail) => new($"jt808-location.{reason}", detail) { Field = field };
}

/// <summary>One 附加信息: 01 里程 (1/10 km), 02 油量, 03 行驶记录仪速度, 30 信号强度, 31 卫星数.</summary>
public readonly ref struct Jt808Item(byte id, ReadOnlySpan<byte> bytes)
{
    public byte Id { get; } = id;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}

/// <summary>Goes through the additional items. What some makers put behind them in another shape is left: see <see cref="Unread"/>.</summary>
public ref struct Jt808Items
{
    ReadOnlySpan<byte> rest;

    internal Jt808Items(ReadOnlySpan<byte> bytes) => rest = bytes;

    public Jt808Item Current { get; private set; }

    /// <summary>Bytes that were not gone through yet; at the end those that are no items.</summary>
    public readonly ReadOnlySpan<byte> Unread => rest;

    public readonly Jt808Items GetEnumerator() => this;

    public bool MoveNext()
    {
        if (rest.Length < 2 || rest.Length < 2 + rest[1])
            return false;
        Current = new(rest[0], rest.Slice(2, rest[1]));
        rest = rest[(2 + rest[1])..];
        return true;
    }
}
