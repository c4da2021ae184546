using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Yingzhou.Kernel;

/// <summary>
/// The one way to write a JSON value (规范 JSON, RFC 8785): no blanks, members ordered by the UTF-16 units of their names, numbers as ECMAScript writes them. What two parties hash is
/// then the same text.
/// </summary>
public static class CanonicalJson
{
    /// <exception cref="FormatException">A member stands twice, or a number has no exact double: beyond 2^53 it must be a string.</exception>
    public static string Write(JsonElement value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <inheritdoc cref="Write(JsonElement)"/>
    public static string Write<T>(T value) => Write(JsonSerializer.SerializeToElement(value));

    static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Members(value, text);
                break;
            case JsonValueKind.Array:
                Items(value, text);
                break;
            case JsonValueKind.String:
                Quote(value.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    static void Members(JsonElement value, StringBuilder text)
    {
        text.Append('{');
        string? before = null;
        foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (member.Name == before)
                throw new FormatException($"The member '{member.Name}' stands twice");
            if (before is not null)
                text.Append(',');
            Quote(before = member.Name, text);
            text.Append(':');
            Write(member.Value, text);
        }
        text.Append('}');
    }

    static void Items(JsonElement value, StringBuilder text)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            Write(item, text);
        }
        text.Append(']');
    }

    static void Quote(string content, StringBuilder text)
    {
        text.Append('"');
        var from = 0;
        for (var at = 0; at < content.Length; at++)
        {
            var unit = content[at];
            if (unit is not ('"' or '\\') && unit >= ' ')
                continue;
            text.Append(content, from, at - from);
            from = at + 1;
            text.Append(
                unit switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\b' => "\\b",
                    '\t' => "\\t",
                    '\n' => "\\n",
                    '\f' => "\\f",
                    '\r' => "\\r",
                    _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                }
            );
        }
        text.Append(content, from, content.Length - from).Append('"');
    }

    const long Exact = 1L << 53;

    static string Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole))
            return whole is >= -Exact and <= Exact
                ? whole.ToString(CultureInfo.InvariantCulture)
                : throw new FormatException($"The number {whole} is not exact as a double: write it as a string");
        return Number(value.GetDouble());
    }

    /// <summary>ECMA-262, Number::toString: the shortest digits that read back as the same double.</summary>
    static string Number(double number)
    {
        if (!double.IsFinite(number))
            throw new FormatException("JSON knows neither infinity nor NaN");
        if (number == 0)
            return "0";
        // The shortest digits, in a form like 123.45, 0.001 or 1.5E-07.
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var whole = shortest[0].Split('.');
        var digits = string.Concat(whole).TrimStart('0');
        var point = whole[0].Length + exponent - (string.Concat(whole).Length - digits.Length);
        return (number < 0 ? "-" : "") + Placed(digits.TrimEnd('0'), point);
    }

    // n of the standard: where the decimal point stands.
    static string Placed(string digits, int point)
    {
        var count = digits.Length;
        if (count <= point && point <= 21)
            return digits + new string('0', point - count);
        if (point is > 0 and <= 21)
            return $"{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0)
            return $"0.{new string('0', -point)}{digits}";
        var power = string.Create(CultureInfo.InvariantCulture, $"e{(point > 0 ? '+' : '-')}{Math.Abs(point - 1)}");
        return count == 1 ? digits + power : $"{digits[..1]}.{digits[1..]}{power}";
    }
}
