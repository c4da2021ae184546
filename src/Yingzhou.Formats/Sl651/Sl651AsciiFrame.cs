using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>One value of a report in ASCII coding.</summary>
/// <param name="Symbol">要素标识符: Z, PJ, VT, also one that <see cref="Sl651ElementName"/> does not know.</param>
/// <param name="Value"><c>null</c> where the station has none.</param>
/// <param name="At">观测时间 of this value.</param>
public sealed record Sl651AsciiElement(string Symbol, double? Value, DateTimeOffset? At);

/// <summary>
/// A frame of SL 651 in ASCII coding (ASCII 字符编码报文): SOH (01), then letters instead of bytes: addresses, password, function, direction and length in hexadecimal, STX, serial number (4), time (12), elements
/// as <c>Z 3.127</c> with blanks between, an end byte and the check as four digits. Source: SL 651-2014 §6.4; how a series (DRP, DRZ) and a missing value are written is from memory (unconfirmed).
/// </summary>
public sealed record Sl651AsciiFrame(
    bool IsUp,
    byte Center,
    string Station,
    ushort Password,
    byte Function,
    int PacketCount,
    int PacketNumber,
    ushort? Serial,
    DateTimeOffset? SentAt,
    string Content,
    Sl651End End,
    IReadOnlyList<Sl651AsciiElement> Elements
)
{
    internal const byte Soh = 0x01;

    /// <summary>Before the start byte.</summary>
    internal const int Head = 23;

    /// <summary>Start byte, end byte, four digits of the check.</summary>
    internal const int Around = 6;

    const int Begins = 16;
    const int PacketDigits = 6;
    static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Sl651AsciiFrame? frame,
        [NotNullWhen(false)] out Fault? fault
    )
    {
        frame = null;
        fault = Shape(bytes);
        if (fault is not null)
            return false;
        var head = Encoding.ASCII.GetString(bytes[1..Head]);
        var isUp = head[18] == '0';
        var text = Encoding.ASCII.GetString(bytes[(Head + 1)..^5]);
        var (count, number) = (0, 0);
        if (bytes[Head] == Sl651Control.Syn)
        {
            if (text.Length < PacketDigits || !text[..PacketDigits].All(char.IsAsciiHexDigit))
                fault = Refuse("packet-head", "包总数及序列号", "分包报文应以六位十六进制的包总数及序列号开头");
            else
            {
                (count, number) = (Hex(text[..3]), Hex(text[3..PacketDigits]));
                text = text[PacketDigits..];
                if (number < 1 || number > count)
                    fault = Refuse("packet-number", "包序号", $"包序号 {number} 不在 1 到总包数 {count} 之间");
            }
        }
        frame = new(
            isUp,
            (byte)Hex(isUp ? head[..2] : head[10..12]),
            isUp ? head[2..12] : head[..10],
            (ushort)Hex(head[12..16]),
            (byte)Hex(head[16..18]),
            count,
            number,
            null,
            null,
            text,
            (Sl651End)bytes[^5],
            []
        );
        fault ??= frame.Station.All(char.IsAsciiDigit)
            ? null
            : Refuse("station", "遥测站地址", $"遥测站地址应为十位数字，收到 {frame.Station}");
        if (fault is null && number < 2)
            fault = Begin(ref frame);
        if (fault is not null)
            frame = null;
        return frame is not null;
    }

    static Fault? Begin(ref Sl651AsciiFrame frame)
    {
        var text = frame.Content;
        if (text.Length < Begins || !text[..4].All(char.IsAsciiHexDigit))
            return Refuse("begin", "报文正文", $"正文应以四位流水号和十二位发报时间开头，实际只有 {text.Length} 个字符");
        if (Time(text[4..Begins]) is not { } sentAt)
            return Refuse("sent-at", "发报时间", $"发报时间应为 YYMMDDHHmmSS，收到 {text[4..Begins]}");
        var content = text[Begins..].Trim(' ');
        frame = frame with { Serial = (ushort)Hex(text[..4]), SentAt = sentAt, Content = content };
        if (frame.Function is < 0x30 or > 0x44 || content.Length == 0)
            return null;
        var elements = new List<Sl651AsciiElement>();
        var fault = Read(content, elements);
        frame = frame with { Elements = elements };
        return fault;
    }

    static Fault? Read(string content, List<Sl651AsciiElement> elements)
    {
        var words = content.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        DateTimeOffset? at = null;
        for (var i = 0; i < words.Length; i++)
        {
            var symbol = words[i].ToUpperInvariant();
            if (!char.IsAsciiLetterUpper(symbol[0]) || symbol.Length > 8)
                return Refuse("symbol", "要素标识符", $"“{Shown(words[i])}”不是要素标识符：应为字母开头，至多 8 个字符");
            if (++i >= words.Length)
                return Refuse("no-value", symbol, $"要素 {symbol} 后面没有数据");
            var value = words[i];
            switch (symbol)
            {
                case "ST":
                    if (value.Length != 10 || !value.All(char.IsAsciiDigit))
                        return Refuse("element-station", "ST", $"ST 后面应为十位测站地址，收到“{Shown(value)}”");
                    // 测站分类码: one letter, which a report may leave out.
                    if (i + 1 < words.Length && words[i + 1].Length == 1 && (i + 2 >= words.Length || words[i + 2] == "TT"))
                        i++;
                    break;
                case "TT":
                    if (Time(value) is not { } time)
                        return Refuse("observed-at", "TT", $"TT 后面应为观测时间 YYMMDDHHmm，收到“{Shown(value)}”");
                    at = time;
                    break;
                default:
                    if (One(symbol, value, at, elements) is { } wrong)
                        return wrong;
                    break;
            }
        }
        return null;
    }

    static Fault? One(string symbol, string value, DateTimeOffset? at, List<Sl651AsciiElement> elements)
    {
        var digits =
            symbol == "DRP" ? 2
            : symbol.StartsWith("DRZ", StringComparison.Ordinal) ? 4
            : 0;
        if (digits > 0)
        {
            if (value.Length % digits != 0 || !value.All(char.IsAsciiHexDigit))
                return Refuse("series", symbol, $"{symbol} 应为每个时段 {digits} 位十六进制数字，收到“{Shown(value)}”");
            for (var i = 0; i < value.Length / digits; i++)
            {
                var part = value.Substring(i * digits, digits);
                double? number = part.All(letter => letter is 'F' or 'f') ? null : Hex(part) / (digits == 2 ? 10.0 : 100.0);
                elements.Add(new(symbol, number, at + (FiveMinutes * i)));
            }
            return null;
        }
        if (IsNone(value))
            elements.Add(new(symbol, null, at));
        else if (
            value.Length <= 20
            && double.TryParse(
                value,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            elements.Add(new(symbol, number, at));
        else if (symbol == "ZT" && value.Length <= 8 && value.All(char.IsAsciiHexDigit))
            elements.Add(new(symbol, uint.Parse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), at));
        else
            return Refuse("value", symbol, $"要素 {symbol} 的数据“{Shown(value)}”不是数");
        return null;
    }

    // As FF… and AA… in the other coding.
    static bool IsNone(string value) =>
        value is "M" or "m" or "/" or "//" || (value.Length > 1 && value.All(letter => letter is 'F' or 'f'));

    static DateTimeOffset? Time(string digits) =>
        digits.Length is 10 or 12 && digits.All(char.IsAsciiDigit) ? Bcd.Time(Convert.FromHexString(digits)) : null;

    static Fault? Shape(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Head + Around || bytes[0] != Soh)
            return Refuse(
                "start-of-head",
                "帧起始符",
                $"ASCII 编码的帧应以 01 开头且不少于 {Head + Around} 个字节，实际 {bytes.Length} 个字节"
            );
        foreach (var letter in bytes[1..Head])
            if (!char.IsAsciiHexDigit((char)letter))
                return Refuse("head", "报文头", $"报文头应为十六进制数字，收到 {letter:X2}");
        if (bytes[19] is not ((byte)'0' or (byte)'8'))
            return Refuse("direction", "上下行标识", $"上下行标识应为 0 或 8，收到 {(char)bytes[19]}");
        var (declared, actual) = (Length(bytes), bytes.Length - Head - Around);
        if (declared != actual)
            return Refuse("length", "报文长度", $"报文正文长度写的是 {declared}，实际 {actual} 个字符");
        if (bytes[Head] is not (Sl651Control.Stx or Sl651Control.Syn))
            return Refuse("start", "报文起始符", $"报文起始符应为 02 或 16，收到 {bytes[Head]:X2}");
        if (!Sl651Control.IsEnd(bytes[^5]))
            return Refuse("end", "报文结束符", $"不认识的报文结束符 {bytes[^5]:X2}");
        if (bytes[(Head + 1)..^5].ContainsAnyExceptInRange((byte)0x20, (byte)0x7E))
            return Refuse("text", "报文正文", "ASCII 编码的正文里有不可显示的字符");
        return IsRight(bytes) ? null : Refuse("crc", "CRC", $"校验码不符，计算应为 {Sl651Crc.Of(bytes[..^4]):X4}");
    }

    internal static int Length(ReadOnlySpan<byte> bytes) => (Digit(bytes[20]) << 8) | (Digit(bytes[21]) << 4) | Digit(bytes[22]);

    internal static bool IsRight(ReadOnlySpan<byte> frame)
    {
        foreach (var letter in frame[^4..])
            if (!char.IsAsciiHexDigit((char)letter))
                return false;
        return Sl651Crc.Of(frame[..^4])
            == ((Digit(frame[^4]) << 12) | (Digit(frame[^3]) << 8) | (Digit(frame[^2]) << 4) | Digit(frame[^1]));
    }

    static int Digit(byte letter) => Convert.ToInt32(((char)letter).ToString(), 16);

    static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static string Shown(string word) => word.Length > 20 ? word[..20] + "…" : word;

    static Fault Refuse(string reason, string field, string detail) => new($"sl651-ascii.{reason}", detail) { Field = field };
}
