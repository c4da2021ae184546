using System.Globalization;
using System.Text;

namespace Yingzhou.Formats;

/// <summary>Writes a message field by field and then as sentences: what the simulator sends.</summary>
public sealed class AisWriter
{
    const int LongestPayload = 60;

    readonly AisLayout layout;
    readonly byte[] bits;
    readonly int length;

    /// <param name="length">Bits of the message.</param>
    AisWriter(AisLayout layout, int type, int length)
    {
        (this.layout, this.length) = (layout, length);
        bits = new byte[((length + 7) / 8) + AisMessage.Slack];
        Put(0, 6, type);
    }

    /// <summary>A 类船位, with everything "not available" until it is set.</summary>
    public static AisWriter Position(int type = 1) => new AisWriter(AisLayouts.Plain[type]!, type, 168).WithNothingKnown();

    /// <summary>A 类静态与航次.</summary>
    public static AisWriter Voyage() => new(AisLayouts.Plain[5]!, 5, 424);

    /// <summary>B 类船位.</summary>
    public static AisWriter PositionB() => new AisWriter(AisLayouts.Plain[18]!, 18, 168).WithNothingKnown();

    public AisWriter Set(string field, double value)
    {
        var known = Known(field);
        Put(known.At, known.Width, known.RawOf(value));
        return this;
    }

    /// <summary>Small letters become large; what the six-bit set does not have, becomes '?'.</summary>
    public AisWriter Set(string field, string text)
    {
        var known = Known(field);
        for (var i = 0; i < known.Width / 6; i++)
        {
            var letter = i < text.Length ? char.ToUpperInvariant(text[i]) : '@';
            var six = AisMessage.Alphabet.IndexOf(letter, StringComparison.Ordinal);
            Put(known.At + (i * 6), 6, six < 0 ? AisMessage.Alphabet.Length - 1 : six);
        }
        return this;
    }

    /// <param name="sequence">0–9, for a message of several sentences.</param>
    public IReadOnlyList<string> Sentences(char channel = 'A', int sequence = 0)
    {
        var fill = (6 - (length % 6)) % 6;
        var payload = new StringBuilder();
        for (var at = 0; at < length; at += 6)
        {
            var six = Six(at);
            payload.Append((char)(six < 40 ? six + 48 : six + 56));
        }
        var count = (payload.Length + LongestPayload - 1) / LongestPayload;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Closed(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"AIVDM,{count},{i + 1},{(count > 1 ? sequence : "")},{channel},{payload.ToString(i * LongestPayload, Math.Min(LongestPayload, payload.Length - (i * LongestPayload)))},{(i == count - 1 ? fill : 0)}"
                        )
                    )
                ),
        ];
    }

    AisField Known(string field) => layout[field] ?? throw new ArgumentException($"The message has no field {field}.", nameof(field));

    AisWriter WithNothingKnown()
    {
        foreach (var field in layout.Fields)
            if (field.Missing is { } missing)
                Put(field.At, field.Width, missing);
        return this;
    }

    void Put(int at, int width, long raw)
    {
        for (var i = 0; i < width; i++)
        {
            var mask = (byte)(0x80 >> ((at + i) & 7));
            if (((raw >> (width - 1 - i)) & 1) == 1)
                bits[(at + i) >> 3] |= mask;
            else
                bits[(at + i) >> 3] &= (byte)(0xFF ^ mask);
        }
    }

    int Six(int at)
    {
        var six = 0;
        for (var i = at; i < at + 6; i++)
            six = (six << 1) | ((bits[i >> 3] >> (7 - (i & 7))) & 1);
        return six;
    }

    static string Closed(string body) =>
        string.Create(CultureInfo.InvariantCulture, $"!{body}*{body.Aggregate(0, (check, letter) => check ^ letter):X2}");
}
