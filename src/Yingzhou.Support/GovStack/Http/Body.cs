using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Support.GovStack.Http;

/// <summary>A JSON body that is judged field by field against the types of the specification; the first mistake is told by name.</summary>
/// <param name="at">Where in the whole body it lies, e.g. <c>formData.</c>.</param>
sealed class Body(JsonObject json, string at = "")
{
    static readonly Fault NotJson = new("govstack.body-not-json", "请求正文应为 JSON 对象（application/json）。", 400);

    /// <summary>What is wrong with what was asked for so far; <c>null</c> when nothing is.</summary>
    public Fault? Fault { get; private set; }

    public static async Task<Outcome<Body>> Read(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancel) is JsonObject json ? new Body(json) : NotJson;
        }
        catch (JsonException)
        {
            return NotJson;
        }
    }

    public string? Required(string field)
    {
        var text = Text(field);
        if (string.IsNullOrWhiteSpace(text))
            Fault ??= Missing(at + field);
        return text;
    }

    public string? Text(string field) => Of(field, JsonValueKind.String, "字符串")?.GetValue<string>();

    public DateTimeOffset? Instant(string field)
    {
        if (Text(field) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        Fault ??= NotInstant(at + field);
        return null;
    }

    public JsonObject? Object(string field) => Of(field, JsonValueKind.Object, "对象") as JsonObject;

    /// <summary>An object inside, to be judged in turn; its mistakes are taken over by <see cref="Take"/>.</summary>
    public Body? Inside(string field) => Object(field) is { } inner ? new Body(inner, $"{at}{field}.") : null;

    public void Take(Body? inner) => Fault ??= inner?.Fault;

    public JsonArray? Array(string field) => Of(field, JsonValueKind.Array, "数组") as JsonArray;

    public IReadOnlyList<string> Texts(string field)
    {
        var items = Array(field) ?? [];
        if (items.All(item => item?.GetValueKind() is JsonValueKind.String))
            return [.. items.Select(item => item!.GetValue<string>())];
        Fault ??= WrongType(at + field, "字符串数组");
        return [];
    }

    JsonNode? Of(string field, JsonValueKind kind, string name)
    {
        if (json[field] is not { } value)
            return null;
        if (value.GetValueKind() == kind)
            return value;
        Fault ??= WrongType(at + field, name);
        return null;
    }

    static Fault Missing(string field) => new("govstack.field-missing", $"缺少必填字段 {field}。", 400) { Field = field };

    static Fault NotInstant(string field) =>
        new("govstack.field-not-instant", $"字段 {field} 应为 date-time，例如 2026-11-25T09:30:00Z。", 400) { Field = field };

    static Fault WrongType(string field, string name) => new("govstack.field-type", $"字段 {field} 应为{name}。", 400) { Field = field };
}
