using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>A frame of SL 651 in HEX/BCD coding (水文监测数据报文), read in place. Source: SL 651-2014 §6.2–6.4.</summary>
public readonly ref struct Sl651Frame
{
    /// <summary>上行: from the station to the centre.</summary>
    public bool IsUp { get; private init; }

    /// <summary>中心站地址</summary>
    public byte Center { get; private init; }

    /// <summary>遥测站地址: five bytes of BCD, ten digits.</summary>
    public ReadOnlySpan<byte> Station { get; private init; }

    public ushort Password { get; private init; }

    /// <summary>功能码: 2F 链路维持, 30 测试, 31 均匀时段, 32 定时, 33 加报, 34 小时, 35 人工置数, 36 图片, 37–3A queries, 40– configuration.</summary>
    public byte Function { get; private init; }

    /// <summary>包总数; 0 when the message is not divided.</summary>
    public int PacketCount { get; private init; }

    /// <summary>包序号, from 1; 0 when the message is not divided.</summary>
    public int PacketNumber { get; private init; }

    /// <summary>流水号; <c>null</c> in a packet after the first one, which carries the message's bytes only.</summary>
    public int? Serial { get; private init; }

    /// <summary>发报时间; <c>null</c> as above.</summary>
    public DateTimeOffset? SentAt { get; private init; }

    /// <summary>报文正文 after serial number and time.</summary>
    public ReadOnlySpan<byte> Content { get; private init; }

    public Sl651End End { get; private init; }

    /// <summary>Elements of the text; a message that is no report of measurements has none.</summary>
    public Sl651Elements Elements => new(CarriesElements ? Content : default, Function);

    /// <summary>The text is made of marks and elements; of the other functions it is their own.</summary>
    public bool CarriesElements => Function is >= 0x30 and <= 0x44 && PacketNumber < 2;

    public static bool TryRead(ReadOnlySpan<byte> bytes, out Sl651Frame frame, [NotNullWhen(false)] out Fault? fault)
    {
        frame = default;
        fault = Shape(bytes);
        if (fault is not null)
            return false;
        var isUp = (bytes[11] & 0xF0) == 0;
        var text = bytes[(Sl651Framing.Head + 1)..^3];
        var (count, number) = (0, 0);
        if (bytes[Sl651Framing.Head] == Sl651Control.Syn)
        {
            (count, number) = ((text[0] << 4) | (text[1] >> 4), ((text[1] & 0xF) << 8) | text[2]);
            text = text[3..];
            if (number < 1 || number > count)
                fault = Refuse("packet-number", "包序号", $"包序号 {number} 不在 1 到总包数 {count} 之间");
        }
        frame = new()
        {
            IsUp = isUp,
            Center = isUp ? bytes[2] : bytes[7],
            Station = isUp ? bytes[3..8] : bytes[2..7],
            Password = (ushort)((bytes[8] << 8) | bytes[9]),
            Function = bytes[10],
            PacketCount = count,
            PacketNumber = number,
            Content = text,
            End = (Sl651End)bytes[^3],
        };
        fault ??= Bcd.IsDigits(frame.Station)
            ? null
            : Refuse("station", "遥测站地址", $"遥测站地址应为十位数字（BCD），收到 {Bcd.Text(frame.Station)}");
        if (fault is null && number < 2)
            fault = Begin(ref frame);
        return fault is null;
    }

    static Fault? Begin(ref Sl651Frame frame)
    {
        var text = frame.Content;
        if (text.Length < 8)
            return Refuse("begin", "报文正文", $"正文应以两个字节流水号和六个字节发报时间开头，实际只有 {text.Length} 个字节");
        if (Bcd.Time(text[2..8]) is not { } sentAt)
            return Refuse("sent-at", "发报时间", $"发报时间不是有效的 BCD 时间：{Bcd.Text(text[2..8])}");
        frame = frame.Begun((text[0] << 8) | text[1], sentAt, text[8..]);
        return frame.CarriesElements ? Sl651Elements.Check(frame.Content, frame.Function) : null;
    }

    Sl651Frame Begun(int serial, DateTimeOffset sentAt, ReadOnlySpan<byte> content) =>
        new()
        {
            IsUp = IsUp,
            Center = Center,
            Station = Station,
            Password = Password,
            Function = Function,
            PacketCount = PacketCount,
            PacketNumber = PacketNumber,
            Serial = serial,
            SentAt = sentAt,
            Content = content,
            End = End,
        };

    static Fault? Shape(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Sl651Framing.Head + Sl651Framing.Around || bytes[0] != 0x7E || bytes[1] != 0x7E)
            return Refuse("head", "帧起始符", $"帧应以 7E 7E 开头且不少于 17 个字节，实际 {bytes.Length} 个字节");
        var (declared, actual) = (Sl651Framing.Length(bytes), bytes.Length - Sl651Framing.Head - Sl651Framing.Around);
        if (declared != actual)
            return Refuse("length", "报文长度", $"报文正文长度写的是 {declared}，实际 {actual} 个字节");
        if ((bytes[11] & 0xF0) is not (0 or 0x80))
            return Refuse("direction", "上下行标识", $"上下行标识应为 0 或 8，收到 {bytes[11] >> 4:X}");
        if (bytes[Sl651Framing.Head] is not (Sl651Control.Stx or Sl651Control.Syn))
            return Refuse("start", "报文起始符", $"报文起始符应为 02 或 16，收到 {bytes[Sl651Framing.Head]:X2}");
        if (bytes[Sl651Framing.Head] == Sl651Control.Syn && declared < 3)
            return Refuse("packet-head", "包总数及序列号", "分包报文缺少三个字节的包总数及序列号");
        if (!Sl651Control.IsEnd(bytes[^3]))
            return Refuse("end", "报文结束符", $"不认识的报文结束符 {bytes[^3]:X2}");
        var given = (bytes[^2] << 8) | bytes[^1];
        return Sl651Crc.Of(bytes[..^2]) is var right && right != given
            ? Refuse("crc", "CRC", $"校验码是 {given:X4}，计算应为 {right:X4}")
            : null;
    }

    static Fault Refuse(string reason, string field, string detail) => new($"sl651.{reason}", detail) { Field = field };
}
