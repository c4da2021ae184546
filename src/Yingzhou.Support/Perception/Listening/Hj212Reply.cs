using System.Globalization;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// What a device says to a command: 9011 请求应答 when it has it (QnRtn 1: it will do it), 9012 执行结果 when it is over (ExeRtn 1: done). Source: HJ 212-2017 §6.6.1 and the code tables of QnRtn and ExeRtn.
/// </summary>
/// <param name="Qn">请求编码 of the command.</param>
sealed record Hj212Reply(string Qn, CommandAnswer Answer, string? Text)
{
    const int RequestAnswer = 9011;
    const int Result = 9012;
    const int Good = 1;

    public static Hj212Reply? Of(in Hj212Packet packet)
    {
        if (packet.Qn.IsEmpty)
            return null;
        var qn = Encoding.ASCII.GetString(packet.Qn);
        return packet.Cn switch
        {
            RequestAnswer when Code(packet, "QnRtn"u8) is { } code => code == Good
                ? new(qn, CommandAnswer.Received, null)
                : new(qn, CommandAnswer.Failed, Said("QnRtn", code, Returned(code))),
            Result when Code(packet, "ExeRtn"u8) is { } code => code == Good
                ? new(qn, CommandAnswer.Done, null)
                : new(qn, CommandAnswer.Failed, Said("ExeRtn", code, Executed(code))),
            _ => null,
        };
    }

    static int? Code(in Hj212Packet packet, ReadOnlySpan<byte> name)
    {
        foreach (var value in packet.Values)
            if (value.Attribute.IsEmpty && value.Factor.SequenceEqual(name))
                return (int?)value.Number;
        return null;
    }

    static string Said(string name, int code, string meaning) => string.Create(CultureInfo.InvariantCulture, $"{meaning}（{name}={code}）");

    static string Returned(int code) =>
        code switch
        {
            2 => "请求被拒绝",
            3 => "PW 错误",
            4 => "MN 错误",
            5 => "ST 错误",
            6 => "Flag 错误",
            7 => "QN 错误",
            8 => "CN 错误",
            9 => "CRC 校验错误",
            _ => "未知错误",
        };

    static string Executed(int code) =>
        code switch
        {
            2 => "执行失败，不知道原因",
            3 => "命令请求条件错误",
            4 => "通讯超时",
            5 => "系统繁忙不能执行",
            6 => "系统故障",
            100 => "没有数据",
            _ => "执行失败",
        };
}
