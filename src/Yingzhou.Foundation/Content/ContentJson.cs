using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yingzhou.Foundation.Content;

/// <summary>How content is written as JSON: camelCase names, kebab-case words for choices, nothing unknown, nothing twice, no comments.</summary>
public static class ContentJson
{
    internal static readonly JsonDocumentOptions Document = new() { AllowDuplicateProperties = false };

    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
