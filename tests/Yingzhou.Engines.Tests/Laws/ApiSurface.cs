using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>
/// An OpenAPI document as it is compared: indented, Chinese readable, members in order, and without the address that the test host happened to have.
/// </summary>
static class ApiSurface
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Normal(string openApi)
    {
        var document = JsonNode.Parse(openApi)!.AsObject();
        document.Remove("servers");
        return Sorted(document)!.ToJsonString(Readable);
    }

    // The order of paths and schemas is that of registration; only what is said counts, not when.
    static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
