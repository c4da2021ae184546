using System.Runtime.InteropServices;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// What a device sends over MQTT and HTTP: <c>{"at":"2026-11-30T08:15:00+08:00","seq":7,"values":{"level":3.127}}</c>, or an array of such. <c>at</c> is the time of the measurement with its offset,
/// <c>seq</c> the device's own number and may be left out.
/// </summary>
static class ObservationMessage
{
    const int MostMessages = 1_000;

    static readonly JsonReaderOptions Strict = new() { MaxDepth = 8 };

    static readonly Fault NoJson = PerceptionFaults.Shape("报文", "不是合法的 JSON，或同名属性写了两次");

    /// <remarks>Read in one pass without a document: it is what each message of a device costs.</remarks>
    public static Outcome<Reading[]> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span, Strict);
            var readings = new List<Reading>();
            reader.Read();
            if ((reader.TokenType is JsonTokenType.StartArray ? Many(ref reader, readings) : One(ref reader, -1, readings)) is { } fault)
                return fault;
            // What follows the message is no message.
            return reader.Read() ? NoJson : readings.ToArray();
        }
        catch (JsonException)
        {
            return NoJson;
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-8.
            return NoJson;
        }
    }

    static Fault? Many(ref Utf8JsonReader json, List<Reading> readings)
    {
        var index = 0;
        for (; json.Read() && json.TokenType is not JsonTokenType.EndArray; index++)
            if (index == MostMessages)
                return WrongCount;
            else if (One(ref json, index, readings) is { } wrong)
                return wrong;
        return index == 0 ? WrongCount : null;
    }

    static readonly Fault WrongCount = PerceptionFaults.Shape("[]", $"一次应有 1 到 {MostMessages} 组观测值");

    static Fault? One(ref Utf8JsonReader json, int index, List<Reading> readings)
    {
        string Place(string field) => index < 0 ? field : $"[{index}].{field}";
        if (json.TokenType is not JsonTokenType.StartObject)
            return PerceptionFaults.Shape(Place("{}"), "应为对象，含 at 和 values");
        var (first, sequence, isSequence, isValues) = (readings.Count, 0L, true, false);
        DateTimeOffset? at = null;
        var seen = Seen.Nothing;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name =
                json.ValueTextEquals("at"u8) ? Seen.At
                : json.ValueTextEquals("seq"u8) ? Seen.Sequence
                : json.ValueTextEquals("values"u8) ? Seen.Values
                : Seen.Nothing;
            if ((seen & name) != 0)
                return NoJson;
            seen |= name;
            json.Read();
            if (name is Seen.At && json.TokenType is JsonTokenType.String && json.TryGetDateTimeOffset(out var time))
                at = time.ToUniversalTime();
            else if (name is Seen.Sequence && json.TokenType is JsonTokenType.Number)
                isSequence = json.TryGetInt64(out sequence);
            else if (name is Seen.Values && json.TokenType is JsonTokenType.StartObject)
            {
                isValues = true;
                if (!Values(ref json, readings, first))
                    return NoJson;
            }
            else
            {
                isSequence &= name is not Seen.Sequence;
                json.Skip();
            }
        }
        if (at is not { } moment)
            return PerceptionFaults.NoTime(Place("at"));
        if (!isSequence)
            return PerceptionFaults.Shape(Place("seq"), "应为整数");
        if (!isValues || readings.Count == first)
            return PerceptionFaults.NoValues(Place("values"));
        // The time may stand behind the values.
        foreach (ref var reading in CollectionsMarshal.AsSpan(readings)[first..])
            reading = reading with { At = moment, Sequence = sequence };
        return null;
    }

    // False when a name comes twice.
    static bool Values(ref Utf8JsonReader json, List<Reading> readings, int first)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var property = json.GetString()!;
            for (var i = first; i < readings.Count; i++)
                if (readings[i].Property == property)
                    return false;
            json.Read();
            var isNumber = json.TokenType is JsonTokenType.Number;
            readings.Add(new(property, default, isNumber && json.TryGetDouble(out var number) ? number : double.NaN));
            if (!isNumber)
                json.Skip();
        }
        return true;
    }

    [Flags]
    enum Seen
    {
        Nothing = 0,
        At = 1,
        Sequence = 2,
        Values = 4,
    }
}
