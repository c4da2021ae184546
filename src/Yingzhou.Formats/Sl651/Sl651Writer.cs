using System.Globalization;

namespace Yingzhou.Formats;

/// <summary>Writes frames: what the simulator sends, and what the centre answers.</summary>
public static class Sl651Writer
{
    const int DecimalBits = 3;

    /// <summary>A report of a station (上行).</summary>
    /// <param name="station">Ten digits.</param>
    /// <param name="elements">Behind serial number and time; see <see cref="Report"/>.</param>
    public static byte[] Up(
        byte center,
        string station,
        ushort password,
        byte function,
        ushort serial,
        DateTimeOffset sentAt,
        ReadOnlySpan<byte> elements,
        Sl651End end = Sl651End.Etx
    )
    {
        var (address, time) = (new byte[5], new byte[6]);
        Bcd.Write(address, station);
        Bcd.WriteTime(time, sentAt);
        byte[] text = [(byte)(serial >> 8), (byte)(serial & 0xFF), .. time, .. elements];
        return Closed([0x7E, 0x7E, center, .. address], password, function, 0, text, end);
    }

    /// <summary>Marks of station and time, then elements of BCD.</summary>
    /// <param name="category">测站分类码, an ASCII letter: H 河道, P 降水, K 水库.</param>
    public static byte[] Report(
        string station,
        byte category,
        DateTimeOffset observedAt,
        IEnumerable<(byte Identifier, decimal Value, int Bytes, int Decimals)> elements
    )
    {
        var (address, time) = (new byte[5], new byte[5]);
        Bcd.Write(address, station);
        Bcd.WriteTime(time, observedAt);
        var report = new List<byte>([0xF1, 0xF1, .. address, category, 0xF0, 0xF0, .. time]);
        foreach (var (identifier, value, bytes, decimals) in elements)
        {
            report.Add(identifier);
            report.Add((byte)((bytes << DecimalBits) | decimals));
            var digits = new byte[bytes];
            var scaled = decimal.Round(Math.Abs(value) * (decimal)Math.Pow(10, decimals)).ToString("0", CultureInfo.InvariantCulture);
            Bcd.Write(value < 0 ? digits.AsSpan(1) : digits, scaled);
            if (value < 0)
                digits[0] = 0xFF;
            report.AddRange(digits);
        }
        return [.. report];
    }

    /// <summary>What the centre asks of a station (下行), which answers with the same function.</summary>
    /// <param name="station">Ten digits.</param>
    /// <param name="content">Behind serial number and time.</param>
    public static byte[] Down(
        byte center,
        string station,
        ushort password,
        byte function,
        ushort serial,
        DateTimeOffset sentAt,
        ReadOnlySpan<byte> content
    )
    {
        var (address, time) = (new byte[5], new byte[6]);
        Bcd.Write(address, station);
        Bcd.WriteTime(time, sentAt);
        byte[] text = [(byte)(serial >> 8), (byte)(serial & 0xFF), .. time, .. content];
        return Closed([0x7E, 0x7E, .. address, center], password, function, 0x80, text, Sl651End.Enq);
    }

    /// <summary>The centre's answer to a frame (下行): same function and serial number. <see cref="Sl651End.Esc"/> keeps the station online, <see cref="Sl651End.Eot"/> lets it go.</summary>
    public static byte[] Answer(in Sl651Frame to, DateTimeOffset now, Sl651End end = Sl651End.Eot)
    {
        var time = new byte[6];
        Bcd.WriteTime(time, now);
        var serial = to.Serial ?? to.PacketNumber;
        return Closed(
            [0x7E, 0x7E, .. to.Station, to.Center],
            to.Password,
            to.Function,
            0x80,
            [(byte)(serial >> 8), (byte)(serial & 0xFF), .. time],
            end
        );
    }

    static byte[] Closed(ReadOnlySpan<byte> head, ushort password, byte function, byte direction, ReadOnlySpan<byte> text, Sl651End end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, 0xFFF, nameof(text));
        byte[] frame =
        [
            .. head,
            (byte)(password >> 8),
            (byte)(password & 0xFF),
            function,
            (byte)(direction | (text.Length >> 8)),
            (byte)(text.Length & 0xFF),
            Sl651Control.Stx,
            .. text,
            (byte)end,
        ];
        var check = Sl651Crc.Of(frame);
        return [.. frame, (byte)(check >> 8), (byte)(check & 0xFF)];
    }
}
