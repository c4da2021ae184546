using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using YamlDotNet.Serialization;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <summary>The schemas of an OpenAPI 3.0 file, for answers. Formats are checked too: the files say <c>uuid</c> and <c>date-time</c>.</summary>
public sealed class ApiSchemas
{
    static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    readonly JsonObject api;
    readonly Dictionary<string, JsonSchema> known = [];

    ApiSchemas(JsonObject api) => this.api = api;

    public static ApiSchemas Json(string file) => new(JsonNode.Parse(File.ReadAllText(file))!.AsObject());

    public static ApiSchemas Yaml(string file)
    {
        var yaml = new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization()
            .Build()
            .Deserialize<object>(File.ReadAllText(file));
        return new(JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml))!.AsObject());
    }

    /// <summary>What is wrong with an answer by the schema of its operation; empty when nothing is.</summary>
    /// <param name="status">As written in the file; an answer without a schema there may be anything.</param>
    public IReadOnlyList<string> Problems(string path, string method, string status, string answer)
    {
        var schema = Schema(path, method, status);
        if (schema is null)
            return [$"the OpenAPI file has no schema for {method} {path} {status}"];
        using var json = JsonDocument.Parse(answer);
        var judged = schema.Evaluate(json.RootElement, Strict);
        return judged.IsValid
            ? []
            :
            [
                .. judged
                    .Details.Where(detail => detail.HasErrors)
                    .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")),
            ];
    }

    /// <summary>Names of the properties that a schema of the file declares.</summary>
    public IReadOnlyList<string> Properties(string schema) =>
        [.. api["components"]!["schemas"]![schema]!["properties"]!.AsObject().Select(property => property.Key)];

    public IReadOnlyList<string> Properties(string path, string method, string status) =>
        [.. Content(path, method, status)!["properties"]!.AsObject().Select(property => property.Key)];

    JsonSchema? Schema(string path, string method, string status)
    {
        var key = $"{method} {path} {status}";
        if (known.GetValueOrDefault(key) is { } schema)
            return schema;
        if (Content(path, method, status) is not { } content)
            return null;
        var document = (JsonObject)content.DeepClone();
        document["$defs"] = api["components"]?["schemas"]?.DeepClone() ?? new JsonObject();
        return known[key] = JsonSchema.FromText(
            document.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal)
        );
    }

    JsonNode? Content(string path, string method, string status)
    {
        var response = api["paths"]?[path]?[method]?["responses"]?[status];
        return (response?["content"] as JsonObject)?.Select(media => media.Value?["schema"]).FirstOrDefault();
    }
}
