using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// A target that a radar follows (雷达目标), as marine radars say it: <c>$RATLL,nn,llll.ll,N,yyyyy.yy,E,name,hhmmss.ss,T,R*CC</c>. Source: IEC 61162-1 §8.3 TLL. The standard has no size;
/// <c>$PYZTS,nn,metres*CC</c> is our own sentence for radars that measure one.
/// </summary>
/// <param name="Number">目标编号 of the radar, 0–999; it is given again to another when one is lost.</param>
/// <param name="Longitude">Degrees, west negative; NaN in a sentence of size.</param>
/// <param name="Latitude">Degrees, south negative; NaN in a sentence of size.</param>
/// <param name="LengthMetres">Measured length; <c>null</c> in a sentence of position.</param>
/// <param name="IsLost">状态 L: the radar does not see it any more.</param>
public readonly record struct RadarTarget(int Number, double Longitude, double Latitude, double? LengthMetres, bool IsLost)
{
    const int MostNumber = 999;

    static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789."u8);

    /// <summary>Whether a sentence is one of these; others of a receiver ($GPGGA …) are no fault.</summary>
    public static bool IsOne(ReadOnlySpan<byte> line) =>
        line is [(byte)'$', ..] && (line.StartsWith("$PYZTS,"u8) || (line.Length > 7 && line[3..7].SequenceEqual("TLL,"u8)));

    public static bool TryRead(ReadOnlySpan<byte> line, out RadarTarget target, [NotNullWhen(false)] out Fault? fault)
    {
        target = default;
        fault = IsOne(line) ? Check(line) : Refuse("sentence", "语句", "雷达目标语句应以 $..TLL 或 $PYZTS 开头");
        if (fault is not null)
            return false;
        var body = line[..line.IndexOf((byte)'*')];
        Span<Range> parts = stackalloc Range[11];
        var count = body.Split(parts, (byte)',');
        var isSize = body[1] == 'P';
        if (count != (isSize ? 3 : 10))
            fault = Refuse("fields", "语句", $"语句应有 {(isSize ? 3 : 10)} 个字段，实际 {count} 个");
        else if (NumberOf(body[parts[1]]) is not (>= 0 and <= MostNumber) || body[parts[1]].Contains((byte)'.'))
            fault = Refuse("number", "目标编号", "目标编号应为 0 到 999 的整数");
        else
            fault = isSize ? Size(body, parts, out target) : Place(body, parts, out target);
        return fault is null;
    }

    static Fault? Size(ReadOnlySpan<byte> body, ReadOnlySpan<Range> parts, out RadarTarget target)
    {
        var metres = NumberOf(body[parts[2]]);
        target = new((int)NumberOf(body[parts[1]])!.Value, double.NaN, double.NaN, metres, IsLost: false);
        return metres is > 0 and < 1_000 ? null : Refuse("length", "目标长度", "目标长度应大于 0、小于 1000 米");
    }

    static Fault? Place(ReadOnlySpan<byte> body, ReadOnlySpan<Range> parts, out RadarTarget target)
    {
        var (latitude, longitude) = (
            Degrees(body[parts[2]], body[parts[3]], "NS"u8, 90),
            Degrees(body[parts[4]], body[parts[5]], "EW"u8, 180)
        );
        target = new(
            (int)NumberOf(body[parts[1]])!.Value,
            longitude ?? double.NaN,
            latitude ?? double.NaN,
            null,
            IsLost: body[parts[8]] is [(byte)'L']
        );
        return latitude is null ? Refuse("latitude", "纬度", "纬度应为 ddmm.mm 和 N 或 S")
            : longitude is null ? Refuse("longitude", "经度", "经度应为 dddmm.mm 和 E 或 W")
            : body[parts[8]] is not [(byte)'L' or (byte)'Q' or (byte)'T'] ? Refuse("status", "状态", "目标状态应为 L、Q 或 T")
            : null;
    }

    // ddmm.mm: whole degrees and minutes in one number.
    static double? Degrees(ReadOnlySpan<byte> field, ReadOnlySpan<byte> side, ReadOnlySpan<byte> sides, int most)
    {
        if (side is not [var letter] || !sides.Contains(letter) || NumberOf(field) is not { } number)
            return null;
        var whole = Math.Floor(number / 100);
        var minutes = number - (whole * 100);
        var degrees = whole + (minutes / 60);
        return minutes >= 60 || degrees > most ? null
            : letter == sides[1] ? -degrees
            : degrees;
    }

    static double? NumberOf(ReadOnlySpan<byte> field) =>
        !field.IsEmpty
        && !field.ContainsAnyExcept(Digits)
        && Utf8Parser.TryParse(field, out double number, out var used)
        && used == field.Length
            ? number
            : null;

    static Fault? Check(ReadOnlySpan<byte> line)
    {
        var star = line.IndexOf((byte)'*');
        if (
            star < 0
            || line.Length < star + 3
            || !Utf8Parser.TryParse(line.Slice(star + 1, 2), out byte given, out var used, 'x')
            || used != 2
        )
            return Refuse("check-shape", "校验和", "语句末尾应有 * 和两位十六进制校验和");
        var check = Xor(line[1..star]);
        return check == given ? null : Refuse("check", "校验和", $"校验和是 {given:X2}，$ 与 * 之间逐字节异或应为 {check:X2}");
    }

    static byte Xor(ReadOnlySpan<byte> bytes)
    {
        var check = (byte)0;
        foreach (var one in bytes)
            check ^= one;
        return check;
    }

    /// <summary>The sentences of a target: its position and, when it is known, its length. Without line ends.</summary>
    /// <param name="at">Time of the plot; the sentence has the time of day in UTC.</param>
    public IEnumerable<string> Sentences(DateTimeOffset at)
    {
        yield return Closed(
            string.Create(
                CultureInfo.InvariantCulture,
                $"RATLL,{Number:D2},{Written(Latitude, 2)},{(Latitude < 0 ? 'S' : 'N')},{Written(Longitude, 3)},{(Longitude < 0 ? 'W' : 'E')},,{at.UtcDateTime:HHmmss.ff},{(IsLost ? 'L' : 'T')},"
            )
        );
        if (LengthMetres is { } metres)
            yield return Closed(string.Create(CultureInfo.InvariantCulture, $"PYZTS,{Number:D2},{metres:0.#}"));
    }

    static string Written(double degrees, int digits)
    {
        var size = Math.Abs(degrees);
        // Rounded first, so that no minute is 60.
        var minutes = Math.Round(size * 60, 4);
        var whole = Math.Floor(minutes / 60);
        return whole.ToString(new string('0', digits), CultureInfo.InvariantCulture)
            + (minutes - (whole * 60)).ToString("00.0000", CultureInfo.InvariantCulture);
    }

    static string Closed(string body) => $"${body}*{Xor(Encoding.ASCII.GetBytes(body)):X2}";

    static Fault Refuse(string reason, string field, string detail) => new($"radar-target.{reason}", detail) { Field = field };
}
