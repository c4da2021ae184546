using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// Bytes of a command as somebody writes them down (指令正文模板): hexadecimal digits, <c>{station}</c> for the ten digits of a station, <c>{value:X8}</c> for the value as eight hexadecimal digits, <c>{value:D2}</c>
/// as two decimal ones (BCD). Blanks do not count.
/// </summary>
public sealed partial class HexBody
{
    const int MostDigits = 2_000;
    const int StationDigits = 10;

    readonly string template;

    HexBody(string template) => this.template = template;

    [GeneratedRegex(@"\{(?:station|value:(?<kind>[XD])(?<width>[1-9]|1[0-6]))\}")]
    static partial Regex Place { get; }

    /// <summary>Whether the value stands in it.</summary>
    public bool HasValue => Place.Matches(template).Any(place => place.Groups["kind"].Success);

    public static Outcome<HexBody> Read(string text)
    {
        var template = text.Replace(" ", "", StringComparison.Ordinal);
        var digits = Place.Replace(template, place => new string('0', Width(place)));
        return digits.All(char.IsAsciiHexDigit) && digits.Length % 2 == 0 && digits.Length <= MostDigits
            ? new HexBody(template)
            : new Fault(
                "hex-body.shape",
                "正文应为偶数个十六进制数字，其中可以写 {station}、{value:X8}（十六进制）、{value:D2}（BCD），至多 1000 个字节"
            )
            {
                Field = "body",
            };
    }

    /// <summary>Whether a value has room in it.</summary>
    /// <param name="value">Not negative; rounded to a whole number.</param>
    public bool Fits(double value) =>
        value >= 0
        && Place
            .Matches(template)
            .Where(place => place.Groups["kind"].Success)
            .All(place => Digits(place, value) is { } digits && digits.Length <= Width(place));

    /// <param name="station">Ten digits, for <c>{station}</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has no room.</exception>
    public byte[] Bytes(double? value, string station)
    {
        if (HasValue && !Fits(value ?? -1))
            throw new ArgumentOutOfRangeException(nameof(value), value, "The value has no room in the command");
        return Convert.FromHexString(
            Place.Replace(
                template,
                place =>
                    place.Groups["kind"].Success
                        ? Digits(place, value!.Value).PadLeft(Width(place), '0')
                        : station.PadLeft(StationDigits, '0')
            )
        );
    }

    static int Width(Match place) =>
        place.Groups["width"].Success ? int.Parse(place.Groups["width"].Value, CultureInfo.InvariantCulture) : StationDigits;

    static string Digits(Match place, double value) =>
        ((long)Math.Min(Math.Round(value), 1e18)).ToString(place.Groups["kind"].Value == "X" ? "X" : "D", CultureInfo.InvariantCulture);
}
