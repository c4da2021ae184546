using System.Text.Json.Nodes;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Pure.Tests.Forms;

static class Given
{
    public static readonly DateOnly Today = new(2025, 11, 24);

    public static readonly FormContext Context = new(new FeelForms(TimeProvider.System).Evaluate, Today);

    /// <summary>A form of these components; each may be written without an id.</summary>
    public static string Json(string components) =>
        $$"""{ "type": "default", "id": "F", "schemaVersion": 16, "components": [ {{components}} ] }""";

    public static FormDefinition Form(string components) => FormDefinition.Read(Json(components), FeelForms.Check).Required;

    public static IReadOnlyList<string> Rules(string components) =>
        [.. FormDefinition.Read(Json(components), FeelForms.Check).Problems.Select(problem => $"{problem.Path} {problem.Rule}")];

    public static JsonObject Data(string json) => (JsonObject)JsonNode.Parse(json)!;

    /// <summary>Field and rule of what is wrong with the data.</summary>
    public static IReadOnlyList<string> Broken(string components, string data, FormContext? context = null) =>
        [
            .. FormSubmission
                .Validate(Form(components), Data(data), context ?? Context)
                .Errors.Select(error => $"{error.Field} {error.Rule}"),
        ];

    /// <summary>What the data are taken for.</summary>
    public static string Kept(string components, string data, FormContext? context = null) =>
        FormSubmission
            .Validate(Form(components), Data(data), context ?? Context)
            .Data.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
