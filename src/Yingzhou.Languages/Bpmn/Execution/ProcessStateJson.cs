using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The stored form of a state: compact JSON without defaults, by source generation.</summary>
public static class ProcessStateJson
{
    // For the database, not for a page: a Chinese character is itself, three bytes instead of six.
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ProcessState state)
    {
        // By a writer of our own: with another encoder in its options the generated code would not be used.
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
            JsonSerializer.Serialize(writer, state, ProcessStateContext.Default.ProcessState);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">Not a state, or of a format this version does not know.</exception>
    public static ProcessState Read(string json) => Known(JsonSerializer.Deserialize(json, ProcessStateContext.Default.ProcessState));

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
