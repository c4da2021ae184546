using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>A sentence that carries AIS, <c>!AIVDM,n,i,seq,ch,payload,fill*CC</c>, read in place. Source: IEC 61162-1 §8.3 VDM, VDO.</summary>
public readonly ref struct NmeaSentence
{
    /// <summary>How many sentences make the message, 1–9.</summary>
    public int Count { get; private init; }

    /// <summary>Which one this is, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>Sequential message identifier 0–9, the same in all sentences of a message; -1 for none.</summary>
    public int Sequence { get; private init; }

    /// <summary>'A' or 'B' (some receivers write 1, 2); 0 when it is not told.</summary>
    public byte Channel { get; private init; }

    /// <summary>Six bits in each character.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>Bits at the end that fill up the last character, 0–5.</summary>
    public int FillBits { get; private init; }

    /// <summary>VDO: the receiver's own ship.</summary>
    public bool IsOwn { get; private init; }

    /// <param name="line">Without its line end; a tag block before it and what a receiver puts behind the check do not count.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, out NmeaSentence sentence, [NotNullWhen(false)] out Fault? fault)
    {
        sentence = default;
        if (line is [(byte)'\\', .. var tagged] && tagged.IndexOf((byte)'\\') is var end && end >= 0)
            line = tagged[(end + 1)..];
        fault = Shape(line, out var body) ?? Fields(body, out sentence);
        return fault is null;
    }

    static Fault? Shape(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (
            line is not [(byte)'!', ..]
            || line.Length < 7
            || !(line[3..6].SequenceEqual("VDM"u8) || line[3..6].SequenceEqual("VDO"u8))
            || line[6] != ','
        )
            return Refuse("sentence", "语句", "AIS 语句应以 !AIVDM 或 !AIVDO 开头");
        var star = line.IndexOf((byte)'*');
        if (
            star < 0
            || line.Length < star + 3
            || !Utf8Parser.TryParse(line.Slice(star + 1, 2), out byte given, out var used, 'x')
            || used != 2
        )
            return Refuse("check-shape", "校验和", "语句末尾应有 * 和两位十六进制校验和");
        var check = Xor(line[1..star]);
        if (check != given)
            return Refuse("check", "校验和", $"校验和是 {given:X2}，! 与 * 之间逐字节异或应为 {check:X2}");
        body = line[..star];
        return null;
    }

    static Fault? Fields(ReadOnlySpan<byte> body, out NmeaSentence sentence)
    {
        sentence = default;
        Span<Range> parts = stackalloc Range[9];
        if (body.Split(parts, (byte)',') != 7)
            return Refuse("fields", "语句", "AIS 语句应有七个字段");
        var (count, number) = (Digit(body[parts[1]]), Digit(body[parts[2]]));
        if (count < 1 || number < 1 || number > count)
            return Refuse(
                "part",
                "分句号",
                $"分句总数和分句号应满足 1 ≤ 分句号 ≤ 总数 ≤ 9，收到 {Shown(body[parts[2]])}/{Shown(body[parts[1]])}"
            );
        var sequence = body[parts[3]].IsEmpty ? -1 : Digit(body[parts[3]]);
        if (sequence < 0 && (count > 1 || !body[parts[3]].IsEmpty))
            return Refuse("sequence", "消息序号", $"多句消息应有 0 到 9 的消息序号，收到“{Shown(body[parts[3]])}”");
        var payload = body[parts[5]];
        if (payload.IndexOfAnyExcept(Armour) is var wrong && wrong >= 0)
            return Refuse("payload", "载荷", $"载荷里有六位编码没有的字符 {payload[wrong]:X2}");
        var fill = Digit(body[parts[6]]);
        if (fill is < 0 or > 5 || payload.IsEmpty)
            return Refuse("fill", "填充位", $"填充位应为 0 到 5 且载荷不为空，收到“{Shown(body[parts[6]])}”");
        sentence = new()
        {
            Count = count,
            Number = number,
            Sequence = sequence,
            Channel = body[parts[4]] is [var channel, ..] ? channel : (byte)0,
            Payload = payload,
            FillBits = fill,
            IsOwn = body[5] == 'O',
        };
        return null;
    }

    static readonly SearchValues<byte> Armour = SearchValues.Create([
        .. Enumerable.Range(48, 40).Concat(Enumerable.Range(96, 24)).Select(value => (byte)value),
    ]);

    /// <summary>Eight bytes at a time: it is over every byte that comes.</summary>
    static byte Xor(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var word = 0UL;
        foreach (var one in words)
            word ^= one;
        word ^= word >> 32;
        word ^= word >> 16;
        word ^= word >> 8;
        var check = (byte)(word & 0xFF);
        foreach (var one in bytes[(words.Length * sizeof(ulong))..])
            check ^= one;
        return check;
    }

    static int Digit(ReadOnlySpan<byte> text) => text is [var one] && one is >= (byte)'0' and <= (byte)'9' ? one - '0' : -1;

    static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Length > 20 ? text[..20] : text);

    static Fault Refuse(string reason, string field, string detail) => new($"nmea.{reason}", detail) { Field = field };
}
