using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>A message of a vehicle terminal (道路运输车辆卫星定位系统). Unescaped into a buffer of the caller; its spans lie there. Source: JT/T 808-2013 and -2019 §4.4.</summary>
public readonly ref struct Jt808Message
{
    /// <summary>Enough for any message without its escapes.</summary>
    public const int BufferLength = 17 + 4 + 1023 + 1;

    /// <summary>消息 ID: 0200 位置信息汇报, 0002 心跳, 0100 注册, 0102 鉴权, 0704 定位数据批量上传.</summary>
    public ushort Id { get; private init; }

    /// <summary>协议版本号 of 2019; <c>null</c> for 2013, which has none.</summary>
    public byte? Version { get; private init; }

    /// <summary>终端手机号 in BCD: 6 bytes in 2013, 10 in 2019.</summary>
    public ReadOnlySpan<byte> Phone { get; private init; }

    /// <summary>消息流水号</summary>
    public ushort Serial { get; private init; }

    /// <summary>数据加密方式, bits 10–12: 0 none, 1 RSA.</summary>
    public int Encryption { get; private init; }

    /// <summary>消息总包数; 0 when it is not divided.</summary>
    public int PacketCount { get; private init; }

    public int PacketNumber { get; private init; }

    public ReadOnlySpan<byte> Body { get; private init; }

    /// <param name="frame">From 7E to 7E.</param>
    /// <param name="buffer">Of at least <see cref="BufferLength"/> bytes.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, Span<byte> buffer, out Jt808Message message, [NotNullWhen(false)] out Fault? fault)
    {
        message = default;
        fault = Unescape(frame, buffer, out var length) ?? CheckOf(buffer[..length]) ?? Read(buffer[..(length - 1)], out message);
        return fault is null;
    }

    static Fault? Unescape(ReadOnlySpan<byte> frame, Span<byte> buffer, out int length)
    {
        length = 0;
        if (frame is not [Jt808Framing.Flag, .. var escaped, Jt808Framing.Flag])
            return Refuse("flag", "标识位", "消息应以 7E 开头并以 7E 结尾");
        for (var i = 0; i < escaped.Length; i++)
        {
            var value = escaped[i];
            if (value == Jt808Framing.Flag)
                return Refuse("flag-inside", "转义", "消息里的 7E 应转义为 7D 02");
            if (value == Jt808Framing.Escape)
            {
                if (++i == escaped.Length || escaped[i] is not (1 or 2))
                    return Refuse("escape", "转义", "7D 之后只能是 01 或 02");
                value = escaped[i] == 1 ? Jt808Framing.Escape : Jt808Framing.Flag;
            }
            if (length == buffer.Length || length == BufferLength)
                return Refuse("too-long", "消息体长度", "消息体超过 1023 个字节");
            buffer[length++] = value;
        }
        return length < 13 ? Refuse("too-short", "消息头", $"消息至少有 13 个字节，实际 {length} 个") : null;
    }

    static Fault? CheckOf(ReadOnlySpan<byte> bytes)
    {
        var check = (byte)0;
        foreach (var value in bytes[..^1])
            check ^= value;
        return check == bytes[^1] ? null : Refuse("check", "校验码", $"校验码是 {bytes[^1]:X2}，逐字节异或应为 {check:X2}");
    }

    static Fault? Read(ReadOnlySpan<byte> bytes, out Jt808Message message)
    {
        var attributes = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        var isNew = (attributes & 0x4000) != 0;
        var isDivided = (attributes & 0x2000) != 0;
        var phone = isNew ? 5 : 4;
        var serial = phone + (isNew ? 10 : 6);
        var body = serial + 2 + (isDivided ? 4 : 0);
        message = default;
        if (bytes.Length < body)
            return Refuse("head", "消息头", $"消息头应有 {body} 个字节，实际 {bytes.Length} 个");
        message = new()
        {
            Id = BinaryPrimitives.ReadUInt16BigEndian(bytes),
            Version = isNew ? bytes[4] : null,
            Phone = bytes[phone..serial],
            Serial = BinaryPrimitives.ReadUInt16BigEndian(bytes[serial..]),
            Encryption = (attributes >> 10) & 7,
            PacketCount = isDivided ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(serial + 2)..]) : 0,
            PacketNumber = isDivided ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(serial + 4)..]) : 0,
            Body = bytes[body..],
        };
        var declared = attributes & 0x3FF;
        return declared != message.Body.Length
                ? Refuse("length", "消息体长度", $"消息体长度写的是 {declared}，实际 {message.Body.Length} 个字节")
            : !Bcd.IsDigits(message.Phone) ? Refuse("phone", "终端手机号", $"终端手机号应为 BCD 数字，收到 {Bcd.Text(message.Phone)}")
            : isDivided && (message.PacketNumber < 1 || message.PacketNumber > message.PacketCount)
                ? Refuse("packet-number", "包序号", $"包序号 {message.PacketNumber} 不在 1 到消息总包数 {message.PacketCount} 之间")
            : null;
    }

    static Fault Refuse(string reason, string field, string detail) => new($"jt808.{reason}", detail) { Field = field };
}
