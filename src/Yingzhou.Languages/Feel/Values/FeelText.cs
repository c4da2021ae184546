using System.Globalization;
using System.Text;
using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Feel;

/// <summary>How values are written as text: what <c>string()</c> returns.</summary>
static class FeelText
{
    public static string Write(FeelValue? value, bool quoted)
    {
        if (value is not (FeelList or FeelContext))
            return WriteOne(value, quoted);
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    // One writer for the whole, so that depth does not multiply the work.
    static void Write(FeelValue? value, StringBuilder text)
    {
        switch (value)
        {
            case FeelList list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(list[i], text);
                }
                text.Append(']');
                break;
            case FeelContext context:
                var first = true;
                text.Append('{');
                foreach (var (name, entry) in context)
                {
                    text.Append(first ? "" : ", ").Append(Key(name)).Append(": ");
                    Write(entry, text);
                    first = false;
                }
                text.Append('}');
                break;
            default:
                text.Append(WriteOne(value, quoted: true));
                break;
        }
    }

    static string WriteOne(FeelValue? value, bool quoted) => value switch
    {
        null => "null",
        FeelBoolean b => b.Value ? "true" : "false",
        FeelNumber n => n.Value.ToString(),
        FeelString s => quoted ? Quote(s.Value) : s.Value,
        FeelDate d => Date(d),
        FeelTime t => Time(t),
        FeelDateTime t => Date(t.Date) + "T" + Time(t.Time),
        FeelDaysDuration d => Days(d.Nanos),
        FeelMonthsDuration d => Months(d.Months),
        FeelRange range => Range(range),
        FeelFunction function => "function(" + string.Join(", ", function.ParameterNames) + ")",
        _ => value.TypeName,
    };

    static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // A key that reads as itself: words of a name, with single spaces between them.
    static string Key(string name) => IsName(name) ? name : Quote(name);

    static bool IsName(string name)
    {
        if (name.Length == 0 || !NameCharacters.IsStart(NameCharacters.At(name, 0)))
            return false;
        for (var at = 0; ; at++)
        {
            var end = NameCharacters.EndOfWord(name, at);
            if (end == name.Length)
                return end > at;
            if (end == at || name[end] != ' ')
                return false;
            at = end;
        }
    }

    public static string Date(FeelDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{(date.Year < 0 ? "-" : "")}{Math.Abs(date.Year):0000}-{date.Month:00}-{date.Day:00}");

    public static string Time(FeelTime time)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}:{time.Second:00}");
        if (time.Nano != 0)
            text += "." + time.Nano.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return text + time.Zone;
    }

    static string Range(FeelRange range)
    {
        if (range.Form != RangeForm.Interval)
            return (range.Form == RangeForm.Equal ? "=" : "!=") + Write(range.Start, true);
        if (range.Start is null && range.End is not null)
            return (range.EndIncluded ? "<=" : "<") + Write(range.End, true);
        if (range.End is null && range.Start is not null)
            return (range.StartIncluded ? ">=" : ">") + Write(range.Start, true);
        return (range.StartIncluded ? "[" : "(") + Write(range.Start, true) + ".." + Write(range.End, true) + (range.EndIncluded ? "]" : ")");
    }

    static string Months(long months)
    {
        if (months == 0)
            return "P0M";
        var (years, rest) = Math.DivRem(Math.Abs(months), 12);
        var text = new StringBuilder(months < 0 ? "-P" : "P");
        Part(text, years, 'Y');
        Part(text, rest, 'M');
        return text.ToString();
    }

    static string Days(Int128 nanos)
    {
        if (nanos == 0)
            return "PT0S";
        var text = new StringBuilder(nanos < 0 ? "-P" : "P");
        var (days, rest) = Int128.DivRem(Int128.Abs(nanos), FeelTime.NanosPerDay);
        Part(text, days, 'D');
        if (rest == 0)
            return text.ToString();
        text.Append('T');
        var (seconds, fraction) = Math.DivRem((long)rest, FeelTime.NanosPerSecond);
        Part(text, seconds / 3600, 'H');
        Part(text, seconds / 60 % 60, 'M');
        if (fraction != 0)
            text.Append(CultureInfo.InvariantCulture, $"{seconds % 60}.{fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0')}S");
        else
            Part(text, seconds % 60, 'S');
        return text.ToString();
    }

    static void Part(StringBuilder text, Int128 count, char unit)
    {
        if (count != 0)
            text.Append(count.ToString(CultureInfo.InvariantCulture)).Append(unit);
    }
}
