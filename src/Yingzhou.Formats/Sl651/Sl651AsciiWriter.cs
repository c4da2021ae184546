using System.Globalization;
using System.Text;

namespace Yingzhou.Formats;

/// <summary>Writes frames in ASCII coding: what a simulator sends, and what the centre answers and asks.</summary>
public static class Sl651AsciiWriter
{
    /// <summary>A report of a station (上行).</summary>
    /// <param name="content">Behind serial number and time; see <see cref="Report"/>.</param>
    public static byte[] Up(
        byte center,
        string station,
        ushort password,
        byte function,
        ushort serial,
        DateTimeOffset sentAt,
        string content,
        Sl651End end = Sl651End.Etx
    ) => Closed(Head(center, station), password, function, '0', Begin(serial, sentAt) + content, end);

    /// <summary>Station and time, then elements.</summary>
    /// <param name="category">测站分类码: H 河道, P 降水, K 水库.</param>
    public static string Report(
        string station,
        char category,
        DateTimeOffset observedAt,
        IEnumerable<(string Symbol, decimal? Value)> elements
    ) =>
        string.Create(CultureInfo.InvariantCulture, $"ST {station} {category} TT {Local(observedAt):yyMMddHHmm} ")
        + string.Concat(
            elements.Select(one =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Symbol} {(one.Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : "M")} "
                )
            )
        );

    /// <summary>The centre's answer to a frame (下行): same function and serial number.</summary>
    public static byte[] Answer(Sl651AsciiFrame to, DateTimeOffset now, Sl651End end = Sl651End.Eot) =>
        Down(to.Center, to.Station, to.Password, to.Function, to.Serial ?? (ushort)to.PacketNumber, now, "", end);

    /// <summary>What the centre asks of a station (下行).</summary>
    public static byte[] Down(
        byte center,
        string station,
        ushort password,
        byte function,
        ushort serial,
        DateTimeOffset sentAt,
        string content,
        Sl651End end = Sl651End.Enq
    ) =>
        Closed(
            string.Create(CultureInfo.InvariantCulture, $"{station}{center:X2}"),
            password,
            function,
            '8',
            Begin(serial, sentAt) + content,
            end
        );

    static string Head(byte center, string station) => string.Create(CultureInfo.InvariantCulture, $"{center:X2}{station}");

    static string Begin(ushort serial, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{serial:X4}{Local(at):yyMMddHHmmss}");

    static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(Kernel.CityTime.Offset);

    static byte[] Closed(string addresses, ushort password, byte function, char direction, string text, Sl651End end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, 0xFFF, nameof(text));
        byte[] frame =
        [
            Sl651AsciiFrame.Soh,
            .. Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{addresses}{password:X4}{function:X2}{direction}{text.Length:X3}")
            ),
            Sl651Control.Stx,
            .. Encoding.ASCII.GetBytes(text),
            (byte)end,
        ];
        return [.. frame, .. Encoding.ASCII.GetBytes(Sl651Crc.Of(frame).ToString("X4", CultureInfo.InvariantCulture))];
    }
}
