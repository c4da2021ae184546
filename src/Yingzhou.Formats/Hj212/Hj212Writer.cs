using System.Globalization;
using System.Text;

namespace Yingzhou.Formats;

/// <summary>What stands before the parameters of a packet.</summary>
/// <param name="Qn">17 digits; <c>null</c> to write as in 2005.</param>
public sealed record Hj212Header(string? Qn, int St, int Cn, string Password, string Mn, int? Flag)
{
    /// <summary>PNUM and PNO of a divided packet.</summary>
    public (int Count, int Number)? Part { get; init; }
}

/// <summary>执行结果 of a request (QnRtn).</summary>
public enum Hj212Return
{
    Ready = 1,
    Refused = 2,
    WrongPassword = 3,
    WrongMn = 4,
    WrongSt = 5,
    WrongFlag = 6,
    WrongQn = 7,
    WrongCn = 8,
    WrongCrc = 9,
    Unknown = 100,
}

/// <summary>Writes packets: what the simulator sends, and what the platform answers.</summary>
public static class Hj212Writer
{
    const int System = 91;
    const int Answer = 4;

    /// <param name="parameters">What stands between the two &amp;&amp;; a segment has at most 9999 bytes.</param>
    /// <returns>The frame with its CR LF.</returns>
    public static byte[] Frame(Hj212Header header, string parameters)
    {
        var text = new StringBuilder();
        if (header.Qn is { } qn)
            text.Append("QN=").Append(qn).Append(';');
        text.Append(CultureInfo.InvariantCulture, $"ST={header.St};CN={header.Cn};PW={header.Password};MN={header.Mn};");
        if (header.Flag is { } flag)
            text.Append(CultureInfo.InvariantCulture, $"Flag={flag};");
        if (header.Part is { } part)
            text.Append(CultureInfo.InvariantCulture, $"PNUM={part.Count};PNO={part.Number};");
        text.Append("CP=&&").Append(parameters).Append("&&");
        var segment = Encoding.UTF8.GetBytes(text.ToString());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segment.Length, 9999, nameof(parameters));
        return
        [
            .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"##{segment.Length:D4}")),
            .. segment,
            .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Hj212Crc.Of(segment):X4}\r\n")),
        ];
    }

    /// <summary>数据应答 9014: the packet is stored.</summary>
    public static byte[] DataAnswer(in Hj212Packet to) => Frame(AnswerTo(to, 9014), "");

    /// <summary>请求应答 9011 with the reason why it was not taken.</summary>
    public static byte[] RequestAnswer(in Hj212Packet to, Hj212Return result) =>
        Frame(AnswerTo(to, 9011), string.Create(CultureInfo.InvariantCulture, $"QnRtn={(int)result}"));

    static Hj212Header AnswerTo(in Hj212Packet packet, int cn) =>
        new(packet.Qn.IsEmpty ? null : Text(packet.Qn), System, cn, Text(packet.Password), Text(packet.Mn), Answer);

    static string Text(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text);
}
