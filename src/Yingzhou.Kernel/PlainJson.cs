using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Yingzhou.Kernel;

/// <summary>JSON for the database, not for a page: a Chinese character is itself, three bytes, instead of an escape of six, and a null is not written.</summary>
public static class PlainJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string ToPlainJson(this JsonNode node) => node.ToJsonString(Options);
}
