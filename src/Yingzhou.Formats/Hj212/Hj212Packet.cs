using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// A packet of HJ 212 (污染物在线监控数据包), read in place: nothing is copied, nothing allocated. 2005 packets, which know no QN and no Flag and may write the check in small letters, are read as well.
/// Source: HJ 212-2017 §6.3.
/// </summary>
public readonly ref struct Hj212Packet
{
    /// <summary>请求编码, 17 digits to the millisecond; empty in packets of 2005.</summary>
    public ReadOnlySpan<byte> Qn { get; private init; }

    /// <summary>系统编码: 21 地表水, 22 空气, 31 大气污染源, 32 地表水体污染源, 91 系统交互.</summary>
    public int St { get; private init; }

    /// <summary>命令编码: 2011 实时, 2051 分钟, 2061 小时, 2031 日, 9014 数据应答.</summary>
    public int Cn { get; private init; }

    public ReadOnlySpan<byte> Password { get; private init; }

    /// <summary>设备唯一标识 (MN): 24 letters and digits, 14 in 2005.</summary>
    public ReadOnlySpan<byte> Mn { get; private init; }

    /// <summary>拆分包及应答标志; <c>null</c> in packets of 2005.</summary>
    public int? Flag { get; private init; }

    /// <summary>总包数; 0 when the packet is not divided.</summary>
    public int PacketCount { get; private init; }

    /// <summary>包号, from 1; 0 when the packet is not divided.</summary>
    public int PacketNumber { get; private init; }

    /// <summary>指令参数: what stands between the two &amp;&amp;.</summary>
    public ReadOnlySpan<byte> Parameters { get; private init; }

    /// <summary>Bit 0 of the flag: the sender waits for an answer.</summary>
    public bool WantsAnswer => (Flag & 1) == 1;

    /// <summary>Bits 2–7 of the flag: 0 for 2005, 1 for 2017.</summary>
    public int Version => (Flag ?? 0) >> 2;

    /// <summary>Values in the order of the packet.</summary>
    public Hj212Values Values => new(Parameters);

    /// <returns><c>null</c> when the packet has none.</returns>
    public DateTimeOffset? QnTime => Qn.IsEmpty ? null : LocalTime.OfDigits(Qn);

    /// <summary>数据时间: what the values are of; for a mean its beginning.</summary>
    /// <returns><c>null</c> when it is missing or no time.</returns>
    public DateTimeOffset? DataTime
    {
        get
        {
            foreach (var value in Values)
                if (value.Attribute.IsEmpty && value.Factor.SequenceEqual("DataTime"u8))
                    return LocalTime.OfDigits(value.Text);
            return null;
        }
    }

    /// <summary>Reads one frame, with or without its CR LF.</summary>
    /// <param name="packet">Also after a refusal what could be read, so that the sender can be told.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, out Hj212Packet packet, [NotNullWhen(false)] out Fault? fault)
    {
        frame = frame.TrimEnd("\r\n"u8);
        packet = default;
        if (frame.Length < Hj212Framing.Head + Hj212Framing.Check || !frame.StartsWith("##"u8) || !IsDigits(frame[2..6]))
        {
            fault = Refuse("head", "包头", "数据包应以 ## 和四位十进制长度开头");
            return false;
        }
        var segment = frame[Hj212Framing.Head..^Hj212Framing.Check];
        var read = TryFields(segment, out packet, out fault);
        var declared = Hj212Framing.Length(frame);
        if (declared != segment.Length)
            fault = Refuse("length", "数据段长度", $"数据段长度写的是 {declared}，实际 {segment.Length} 个字节");
        else if (!Utf8Parser.TryParse(frame[^4..], out ushort given, out var used, 'x') || used != 4)
            fault = Refuse("crc-shape", "CRC", "校验码应为四位十六进制数");
        else if (Hj212Crc.Of(segment) is var right && right != given)
            fault = Refuse("crc", "CRC", $"校验码是 {given:X4}，按数据段计算应为 {right:X4}");
        else if (read)
            return true;
        return fault is null;
    }

    static bool TryFields(ReadOnlySpan<byte> segment, out Hj212Packet packet, out Fault? fault)
    {
        packet = default;
        var at = segment.IndexOf("CP=&&"u8);
        if (at < 0 || !segment.EndsWith("&&"u8) || segment.Length < at + 7)
        {
            fault = Refuse("parameters", "CP", "指令参数应写成 CP=&&…&&，并在数据段末尾");
            return false;
        }
        var parameters = segment[(at + 5)..^2];
        fault = TryHeader(segment[..at], parameters, out packet) ?? Check(parameters);
        return fault is null;
    }

    static Fault? TryHeader(ReadOnlySpan<byte> header, ReadOnlySpan<byte> parameters, out Hj212Packet packet)
    {
        ReadOnlySpan<byte> qn = default,
            password = default,
            mn = default;
        int? st = null,
            cn = null,
            flag = null,
            count = null,
            number = null;
        Fault? fault = null;
        foreach (var range in header.Split((byte)';'))
        {
            var field = header[range];
            if (field.IsEmpty)
                continue;
            var equals = field.IndexOf((byte)'=');
            var name = equals < 0 ? field : field[..equals];
            var text = equals < 0 ? default : field[(equals + 1)..];
            if (name.SequenceEqual("QN"u8))
                qn = text;
            else if (name.SequenceEqual("ST"u8))
                st = Digits(text, 2, "ST", ref fault);
            else if (name.SequenceEqual("CN"u8))
                cn = Digits(text, 4, "CN", ref fault);
            else if (name.SequenceEqual("PW"u8))
                password = text;
            else if (name.SequenceEqual("MN"u8))
                mn = text;
            else if (name.SequenceEqual("Flag"u8))
                flag = Digits(text, 3, "Flag", ref fault);
            else if (name.SequenceEqual("PNUM"u8))
                count = Digits(text, 4, "PNUM", ref fault);
            else if (name.SequenceEqual("PNO"u8))
                number = Digits(text, 4, "PNO", ref fault);
        }
        packet = new()
        {
            Qn = qn,
            St = st ?? 0,
            Cn = cn ?? 0,
            Password = password,
            Mn = mn,
            Flag = flag,
            PacketCount = count ?? 0,
            PacketNumber = number ?? 0,
            Parameters = parameters,
        };
        return fault ?? Missing(packet, st, cn, count, number);
    }

    static Fault? Missing(in Hj212Packet packet, int? st, int? cn, int? count, int? number) =>
        !packet.Qn.IsEmpty && packet.QnTime is null
            ? Refuse("qn-time", "QN", $"请求编码应为 17 位时间（精确到毫秒），收到“{Shown(packet.Qn)}”")
        : st is null ? Refuse("st-missing", "ST", "缺少系统编码 ST")
        : cn is null ? Refuse("cn-missing", "CN", "缺少命令编码 CN")
        : packet.Mn.IsEmpty || packet.Mn.Length > 24 || !IsCode(packet.Mn)
            ? Refuse("mn-shape", "MN", $"设备唯一标识 MN 应为至多 24 位字母和数字，收到“{Shown(packet.Mn)}”")
        : packet.Flag > 255 ? Refuse("flag-range", "Flag", "标志位 Flag 应为 0 到 255")
        : (count is null) != (number is null) || (number is { } one && (one < 1 || one > count))
            ? Refuse("packet-number", "PNO", $"分包时总包数 PNUM 与包号 PNO 应同时给出且 1 ≤ PNO ≤ PNUM，收到 {number} / {count}")
        : null;

    static Fault? Check(ReadOnlySpan<byte> parameters)
    {
        foreach (var range in parameters.SplitAny((byte)';', (byte)','))
        {
            var item = parameters[range];
            if (!item.IsEmpty && item.IndexOf((byte)'=') < 1)
                return Refuse("item", "CP", $"数据项应写成“编码-属性=值”，收到“{Shown(item)}”");
        }
        return null;
    }

    static int? Digits(ReadOnlySpan<byte> text, int most, string field, ref Fault? fault)
    {
        if (
            text.Length >= 1
            && text.Length <= most
            && Utf8Parser.TryParse(text, out int number, out var used)
            && used == text.Length
            && number >= 0
        )
            return number;
        fault ??= Refuse("digits", field, $"{field} 应为至多 {most} 位数字，收到“{Shown(text)}”");
        return null;
    }

    static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    static bool IsCode(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
            if (!char.IsAsciiLetterOrDigit((char)value))
                return false;
        return true;
    }

    static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Length > 40 ? text[..40] : text);

    static Fault Refuse(string reason, string field, string detail) => new($"hj212.{reason}", detail) { Field = field };
}
