using System.Globalization;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Looking;

sealed class ProtocolBench(TimeProvider clock) : IProtocolBench
{
    const int Longest = 64 * 1024;

    static readonly Fault NoFrame = new(
        "protocol-bench.unknown",
        "看不出是哪种报文：HJ 212 以 ## 开头，AIS 以 !AIVDM 开头，SL 651 以 7E7E 开头（ASCII 编码以 01 开头，请贴十六进制），JT/T 808 以 7E 开头和结尾。"
    );

    static readonly Fault TooLong = new("protocol-bench.too-long", "一次至多 64 KB，请只贴一段报文。");

    public FrameReading Read(string text)
    {
        text = text.Trim();
        if (text.Length > 2 * Longest)
            return new(null, [], [TooLong]);
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        var isHex = digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit);
        return Read(isHex ? Convert.FromHexString(digits) : Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
    }

    public FrameReading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("##"u8))
            return Hj212(bytes);
        if (bytes is [(byte)'!' or (byte)'\\', ..])
            return Ais(bytes);
        if (bytes is [0x7E, 0x7E, ..])
            return Sl651(bytes);
        if (bytes is [0x01, ..])
            return Sl651Letters(bytes);
        return bytes is [0x7E, ..] ? Jt808(bytes) : new(null, [], [NoFrame]);
    }

    static FrameReading Hj212(ReadOnlySpan<byte> bytes)
    {
        _ = Hj212Packet.TryRead(bytes, out var packet, out var fault);
        var fields = new List<FrameField>
        {
            new("QN", Text(packet.Qn), packet.QnTime is { } qn ? $"请求编码 {Moment(qn)}" : "请求编码"),
            new("ST", Number(packet.St), "系统编码"),
            new("CN", Number(packet.Cn), "命令编码"),
            new("MN", Text(packet.Mn), "设备唯一标识"),
            new(
                "Flag",
                packet.Flag is { } flag ? Number(flag) : "",
                $"{(packet.WantsAnswer ? "需要应答" : "不需要应答")}，{(packet.Version == 1 ? "2017 版" : "2005 版")}"
            ),
        };
        foreach (var value in packet.Values)
            fields.Add(
                new(
                    value.Attribute.IsEmpty ? Text(value.Factor) : $"{Text(value.Factor)}-{Text(value.Attribute)}",
                    Text(value.Text),
                    value.IsMark ? ObservationQualities.OfMark(value.Text is [var mark] ? (char)mark : '?')?.Name() ?? "不是规定的标记" : ""
                )
            );
        return new("HJ 212 污染物在线监控", fields, Of(fault));
    }

    FrameReading Ais(ReadOnlySpan<byte> bytes)
    {
        var assembler = new AisAssembler();
        var splitter = new FrameSplitter<NmeaFraming>();
        splitter.Append([.. bytes, (byte)'\n']);
        var (fields, faults, waiting) = (new List<FrameField>(), new List<Fault>(), 0);
        while (splitter.TryNext(out var piece))
        {
            if (!piece.IsFrame)
                continue;
            switch (assembler.Add(piece.Bytes, clock.GetUtcNow(), out var message, out var fault))
            {
                case AisStep.Refused:
                    faults.Add(fault!);
                    break;
                case AisStep.Waiting:
                    waiting++;
                    break;
                default:
                    waiting = 0;
                    fields.Add(new("type", Number(message.Type), message.Layout.Title));
                    foreach (var field in message.Layout.Fields)
                        if (message.Has(field))
                            fields.Add(new(field.Name, Value(message, field), ""));
                    break;
            }
        }
        if (waiting > 0)
            faults.Add(PerceptionFaults.Shape("分句", $"消息还缺分句：已有 {waiting} 句"));
        return new("AIS 船舶自动识别", fields, faults);
    }

    static string Value(in AisMessage message, AisField field) =>
        field.Kind switch
        {
            AisKind.Text => message.Text(field),
            AisKind.Data => message.Data(field),
            AisKind.Flag => message.Raw(field) == 1 ? "是" : "否",
            _ => message.Number(field) is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "不可用",
        };

    static FrameReading Sl651(ReadOnlySpan<byte> bytes)
    {
        var read = Sl651Frame.TryRead(bytes, out var frame, out var fault);
        var fields = new List<FrameField>();
        if (!frame.Station.IsEmpty)
            fields.AddRange(
                new("遥测站", Bcd.Text(frame.Station), ""),
                new("中心站", Number(frame.Center), ""),
                new("功能码", frame.Function.ToString("X2", CultureInfo.InvariantCulture), frame.IsUp ? "上行" : "下行"),
                new(
                    "流水号",
                    frame.Serial is { } serial ? Number(serial) : "",
                    frame.PacketCount > 0 ? $"第 {frame.PacketNumber} 包，共 {frame.PacketCount} 包" : ""
                ),
                new("发报时间", frame.SentAt is { } at ? Moment(at) : "", "")
            );
        if (read)
            foreach (var element in frame.Elements)
            {
                var name = Sl651ElementName.For(element.Identifier);
                fields.Add(
                    new(
                        name?.Symbol ?? element.Identifier.ToString("X2", CultureInfo.InvariantCulture),
                        ValueOf(element),
                        name is null ? "" : $"{name.Title}{(name.Unit.Length > 0 ? $"，{name.Unit}" : "")}"
                    )
                );
            }
        return new("SL 651 水文监测", fields, Of(fault));
    }

    static FrameReading Sl651Letters(ReadOnlySpan<byte> bytes)
    {
        if (!Sl651AsciiFrame.TryRead(bytes, out var frame, out var fault))
            return new("SL 651 水文监测（ASCII 编码）", [], Of(fault));
        List<FrameField> fields =
        [
            new("遥测站", frame.Station, ""),
            new("中心站", Number(frame.Center), ""),
            new("功能码", frame.Function.ToString("X2", CultureInfo.InvariantCulture), frame.IsUp ? "上行" : "下行"),
            new("流水号", frame.Serial is { } serial ? Number(serial) : "", ""),
            new("发报时间", frame.SentAt is { } at ? Moment(at) : "", ""),
            .. frame.Elements.Select(one => new FrameField(
                one.Symbol,
                one.Value?.ToString("0.#######", CultureInfo.InvariantCulture) ?? "无",
                Sl651ElementName.Of(one.Symbol) is { } name ? $"{name.Title}{(name.Unit.Length > 0 ? $"，{name.Unit}" : "")}" : ""
            )),
        ];
        return new("SL 651 水文监测（ASCII 编码）", fields, []);
    }

    static string ValueOf(in Sl651Element element)
    {
        if (element.Count == 0)
            return Convert.ToHexString(element.Bytes);
        var values = new string[element.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = element.NumberAt(i)?.ToString("0.#######", CultureInfo.InvariantCulture) ?? "无";
        return string.Join(' ', values);
    }

    static FrameReading Jt808(ReadOnlySpan<byte> bytes)
    {
        var read = Jt808Message.TryRead(bytes, new byte[Jt808Message.BufferLength], out var message, out var fault);
        if (!read)
            return new("JT/T 808 车辆终端", [], Of(fault));
        var fields = new List<FrameField>
        {
            new("消息 ID", message.Id.ToString("X4", CultureInfo.InvariantCulture), message.Version is null ? "2013 版" : "2019 版"),
            new("终端手机号", Bcd.Text(message.Phone), ""),
            new("流水号", Number(message.Serial), ""),
            new("消息体", Convert.ToHexString(message.Body), $"{message.Body.Length} 个字节"),
        };
        if (message.Id == 0x0200 && Jt808Location.TryRead(message.Body, out var place, out fault))
            fields.AddRange(
                new("经度", place.Longitude.ToString("0.000000", CultureInfo.InvariantCulture), "度"),
                new("纬度", place.Latitude.ToString("0.000000", CultureInfo.InvariantCulture), "度"),
                new("速度", place.SpeedKmPerHour.ToString("0.0", CultureInfo.InvariantCulture), "km/h"),
                new("方向", Number(place.Direction), "度"),
                new("时间", Moment(place.Time), "")
            );
        return new("JT/T 808 车辆终端", fields, Of(fault));
    }

    static Fault[] Of(Fault? fault) => fault is null ? [] : [fault];

    static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Moment(DateTimeOffset at) => at.ToOffset(CityTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
