using System.Buffers.Binary;
using System.Text;

namespace Yingzhou.Formats;

/// <summary>结果 of a general answer.</summary>
public enum Jt808Result : byte
{
    Done = 0,
    Failed = 1,
    Wrong = 2,
    Unsupported = 3,
}

/// <summary>Writes messages: what the simulator sends, and what the platform answers.</summary>
public static class Jt808Writer
{
    const ushort PlatformAnswer = 0x8001;
    const ushort RegistrationAnswer = 0x8100;
    const int NewVersion = 0x4000;

    /// <param name="phone">Digits: at most 12 in 2013, 20 in 2019.</param>
    /// <param name="version">协议版本号 for 2019; <c>null</c> writes as in 2013.</param>
    public static byte[] Frame(ushort id, string phone, ushort serial, ReadOnlySpan<byte> body, byte? version = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, 1023, nameof(body));
        var number = new byte[version is null ? 6 : 10];
        Bcd.Write(number, phone);
        var attributes = body.Length | (version is null ? 0 : NewVersion);
        byte[] plain =
        [
            (byte)(id >> 8),
            (byte)(id & 0xFF),
            (byte)(attributes >> 8),
            (byte)(attributes & 0xFF),
            .. version is { } one ? new[] { one } : [],
            .. number,
            (byte)(serial >> 8),
            (byte)(serial & 0xFF),
            .. body,
        ];
        return Escaped([.. plain, plain.Aggregate((check, value) => (byte)(check ^ value))]);
    }

    /// <summary>平台通用应答 8001.</summary>
    public static byte[] Answer(in Jt808Message to, ushort serial, Jt808Result result) =>
        Frame(
            PlatformAnswer,
            Bcd.Text(to.Phone),
            serial,
            [(byte)(to.Serial >> 8), (byte)(to.Serial & 0xFF), (byte)(to.Id >> 8), (byte)(to.Id & 0xFF), (byte)result],
            to.Version
        );

    /// <summary>终端注册应答 8100.</summary>
    /// <param name="code">鉴权码, ASCII; said only when it is done.</param>
    public static byte[] RegistrationAnswerTo(in Jt808Message to, ushort serial, Jt808Registered result, string code = "") =>
        Frame(
            RegistrationAnswer,
            Bcd.Text(to.Phone),
            serial,
            [
                (byte)(to.Serial >> 8),
                (byte)(to.Serial & 0xFF),
                (byte)result,
                .. result is Jt808Registered.Done ? Encoding.ASCII.GetBytes(code) : [],
            ],
            to.Version
        );

    /// <summary>The body of a 0100 of 2019.</summary>
    /// <param name="terminal">终端 ID, at most 30 ASCII characters.</param>
    public static byte[] Registration(string maker, string model, string terminal)
    {
        var body = new byte[4 + 11 + 30 + 30 + 1];
        Encoding.ASCII.GetBytes(maker, body.AsSpan(4, 11));
        Encoding.ASCII.GetBytes(model, body.AsSpan(15, 30));
        Encoding.ASCII.GetBytes(terminal, body.AsSpan(45, 30));
        return body;
    }

    /// <summary>The body of a 0102 of 2019.</summary>
    public static byte[] Authentication(string code) => [(byte)code.Length, .. Encoding.ASCII.GetBytes(code), .. new byte[15 + 20]];

    /// <summary>The body of a 0704.</summary>
    /// <param name="locations">Bodies of 0200.</param>
    public static byte[] Batch(IReadOnlyList<byte[]> locations, bool isBackfill) =>
        [
            (byte)(locations.Count >> 8),
            (byte)(locations.Count & 0xFF),
            isBackfill ? (byte)1 : (byte)0,
            .. locations.SelectMany(one => (byte[])[(byte)(one.Length >> 8), (byte)(one.Length & 0xFF), .. one]),
        ];

    /// <summary>The body of a 0200 without additional items.</summary>
    public static byte[] Location(
        double longitude,
        double latitude,
        double speedKmPerHour,
        int direction,
        DateTimeOffset at,
        uint alarm = 0
    )
    {
        var body = new byte[28];
        var status = 3u | (latitude < 0 ? 4u : 0) | (longitude < 0 ? 8u : 0);
        BinaryPrimitives.WriteUInt32BigEndian(body, alarm);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(4), status);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(8), (uint)Math.Round(Math.Abs(latitude) * 1e6));
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(12), (uint)Math.Round(Math.Abs(longitude) * 1e6));
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(18), (ushort)Math.Round(speedKmPerHour * 10));
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(20), (ushort)direction);
        Bcd.WriteTime(body.AsSpan(22), at);
        return body;
    }

    static byte[] Escaped(ReadOnlySpan<byte> plain)
    {
        var escaped = new List<byte>(plain.Length + 8) { Jt808Framing.Flag };
        foreach (var value in plain)
            if (value is Jt808Framing.Flag or Jt808Framing.Escape)
                escaped.AddRange([Jt808Framing.Escape, value == Jt808Framing.Escape ? (byte)1 : (byte)2]);
            else
                escaped.Add(value);
        escaped.Add(Jt808Framing.Flag);
        return [.. escaped];
    }
}
