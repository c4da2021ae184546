using System.Buffers.Binary;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>A message of JT/T 808 as the intake needs it.</summary>
/// <param name="Terminal">终端手机号 without zeros before it; empty when the message cannot be read so far.</param>
/// <param name="Fault">Why nothing of it can be read: length, escapes, check.</param>
/// <param name="Wrong">Why its body cannot be taken.</param>
sealed record Jt808Packet(byte[] Frame, ushort Id, string Terminal, IReadOnlyList<Reading> Readings, Fault? Fault, Fault? Wrong)
{
    public const ushort Register = 0x0100;
    public const ushort SignIn = 0x0102;
    public const ushort SignOut = 0x0003;
    const ushort Reply = 0x0001;
    const ushort PositionReply = 0x0201;
    const ushort Heartbeat = 0x0002;
    const ushort Location = 0x0200;
    const ushort Batch = 0x0704;
    static readonly Fault Short = new("perception.jt808-answer", "应答应有应答流水号、应答 ID 和结果") { Field = "消息体" };

    const byte Mileage = 0x01;
    const byte Fuel = 0x02;

    /// <summary>终端 ID of a registration.</summary>
    public string TerminalId { get; private init; } = "";

    /// <summary>鉴权码 of a sign-in.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What the terminal says to a command of ours: 应答流水号, and 0 for done, 1 failed, 2 wrong, 3 unsupported (终端通用应答 0001); a position that was asked for (0201) is done.</summary>
    public (ushort Serial, byte Result)? Answered { get; private init; }

    /// <summary>终端手机号 as the terminal writes it.</summary>
    public string Phone { get; private init; } = "";

    /// <summary>协议版本号 of 2019; <c>null</c> for 2013.</summary>
    public byte? Version { get; private init; }

    public bool ChangesSession => Id is Register or SignIn or SignOut;

    public static Jt808Packet Read(byte[] frame)
    {
        if (!Jt808Message.TryRead(frame, new byte[Jt808Message.BufferLength], out var message, out var fault))
            return new(frame, 0, "", [], fault, null);
        var readings = new List<Reading>();
        var terminalId = "";
        (ushort, byte)? answered =
            message.Id == Reply && message.Body.Length >= 5 ? (BinaryPrimitives.ReadUInt16BigEndian(message.Body), message.Body[4])
            : message.Id == PositionReply && message.Body.Length > 2 ? (BinaryPrimitives.ReadUInt16BigEndian(message.Body), (byte)0)
            : null;
        var wrong =
            message.Encryption != 0 || message.PacketCount > 1 ? PerceptionFaults.Unsupported
            : message.Id == Register ? Terminals(message, out terminalId)
            : message.Id is Reply or PositionReply && answered is null ? Short
            : message.Id is SignIn or SignOut or Heartbeat or Reply ? null
            : message.Id == PositionReply ? One(message.Body[2..], message.Serial, readings)
            : message.Id == Location ? One(message.Body, message.Serial, readings)
            : message.Id == Batch ? Many(message.Body, message.Serial, readings)
            : PerceptionFaults.Unsupported;
        return new(frame, message.Id, Bcd.Text(message.Phone).TrimStart('0'), readings, null, wrong)
        {
            TerminalId = terminalId,
            Answered = wrong is null ? answered : null,
            Version = message.Version,
            Phone = Bcd.Text(message.Phone),
            Code = message.Id == SignIn ? Encoding.ASCII.GetString(Jt808Authentication.CodeOf(message)) : "",
        };
    }

    public byte[] Answer(ushort serial, Jt808Result result)
    {
        _ = Jt808Message.TryRead(Frame, new byte[Jt808Message.BufferLength], out var message, out _);
        return Jt808Writer.Answer(message, serial, result);
    }

    public byte[] Registered(ushort serial, Jt808Registered result, string code)
    {
        _ = Jt808Message.TryRead(Frame, new byte[Jt808Message.BufferLength], out var message, out _);
        return Jt808Writer.RegistrationAnswerTo(message, serial, result, code);
    }

    static Fault? Terminals(in Jt808Message message, out string terminalId)
    {
        var read = Jt808Registration.TryRead(message, out var registration, out var fault);
        terminalId = read ? Encoding.ASCII.GetString(registration.Terminal) : "";
        return fault;
    }

    static Fault? Many(ReadOnlySpan<byte> body, ushort serial, List<Reading> readings)
    {
        if (!Jt808Batch.TryRead(body, out var batch, out var fault))
            return fault;
        foreach (var location in batch)
            if (One(location, serial, readings) is { } wrong)
                return wrong;
        return null;
    }

    static Fault? One(ReadOnlySpan<byte> body, ushort serial, List<Reading> readings)
    {
        if (!Jt808Location.TryRead(body, out var location, out var fault))
            return fault;
        var at = location.Time.ToUniversalTime();
        // Without a fix it is the last known place, not this one.
        var place = location.IsFixed ? ObservationQuality.Good : ObservationQuality.Suspect;
        void Add(string property, double value, ObservationQuality quality = ObservationQuality.Good) =>
            readings.Add(new(property, at, value, quality, serial));
        Add("lon", location.Longitude, place);
        Add("lat", location.Latitude, place);
        Add("altitude", location.Altitude, place);
        Add("speed", location.SpeedKmPerHour, place);
        Add("direction", location.Direction, place);
        Add("alarm", location.Alarm);
        foreach (var item in location.Items)
            if (item is { Id: Mileage, Bytes.Length: 4 })
                Add("mileage", BinaryPrimitives.ReadUInt32BigEndian(item.Bytes) / 10.0);
            else if (item is { Id: Fuel, Bytes.Length: 2 })
                Add("fuel", BinaryPrimitives.ReadUInt16BigEndian(item.Bytes) / 10.0);
        return null;
    }
}
