using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The stored form of a state: compact JSON without defaults, by source generation.</summary>
public static class ProcessStateJson
{
    public static string Write(ProcessState state) => JsonSerializer.Serialize(state, ProcessStateContext.Default.ProcessState);

    public static byte[] WriteUtf8(ProcessState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, ProcessStateContext.Default.ProcessState);

    /// <exception cref="JsonException">Not a state, or of a format this version does not know.</exception>
    public static ProcessState Read(string json) => Known(JsonSerializer.Deserialize(json, ProcessStateContext.Default.ProcessState));

    public static ProcessState Read(ReadOnlySpan<byte> utf8) =>
        Known(JsonSerializer.Deserialize(utf8, ProcessStateContext.Default.ProcessState));

    static ProcessState Known(ProcessState? state) =>
        state switch
        {
            null => throw new JsonException("A process state cannot be null."),
            { Format: not ProcessState.CurrentFormat } => throw new JsonException($"Unknown format {state.Format} of a process state."),
            _ => state,
        };
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ProcessState))]
sealed partial class ProcessStateContext : JsonSerializerContext;
