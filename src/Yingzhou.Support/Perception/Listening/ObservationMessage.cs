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

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static Outcome<Reading[]> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var readings = new List<Reading>();
            if (document.RootElement.ValueKind is not JsonValueKind.Array)
                return One(document.RootElement, "", readings) is { } fault ? fault : readings.ToArray();
            if (document.RootElement.GetArrayLength() is 0 or > MostMessages)
                return PerceptionFaults.Shape("[]", $"一次应有 1 到 {MostMessages} 组观测值");
            foreach (var (index, item) in document.RootElement.EnumerateArray().Index())
                if (One(item, $"[{index}].", readings) is { } wrong)
                    return wrong;
            return readings.ToArray();
        }
        catch (JsonException)
        {
            return PerceptionFaults.Shape("报文", "不是合法的 JSON，或同名属性写了两次");
        }
    }

    static Fault? One(JsonElement json, string place, List<Reading> readings)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return PerceptionFaults.Shape(place + "{}", "应为对象，含 at 和 values");
        if (!json.TryGetProperty("at", out var at) || at.ValueKind is not JsonValueKind.String || !at.TryGetDateTimeOffset(out var time))
            return PerceptionFaults.NoTime(place + "at");
        var sequence = 0L;
        if (json.TryGetProperty("seq", out var seq) && (seq.ValueKind is not JsonValueKind.Number || !seq.TryGetInt64(out sequence)))
            return PerceptionFaults.Shape(place + "seq", "应为整数");
        if (!json.TryGetProperty("values", out var values) || values.ValueKind is not JsonValueKind.Object)
            return PerceptionFaults.NoValues(place + "values");
        var before = readings.Count;
        foreach (var value in values.EnumerateObject())
            readings.Add(
                new(
                    value.Name,
                    time.ToUniversalTime(),
                    value.Value.ValueKind is JsonValueKind.Number && value.Value.TryGetDouble(out var number) ? number : double.NaN,
                    Sequence: sequence
                )
            );
        return readings.Count == before ? PerceptionFaults.NoValues(place + "values") : null;
    }
}
