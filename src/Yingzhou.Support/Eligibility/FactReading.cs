using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility;

/// <summary>Facts as JSON and evidence write them (事实读写): a date is a text there.</summary>
public static class FactReading
{
    /// <returns><c>null</c> when the value is not of the fact's kind.</returns>
    public static FeelValue? ToFeel(FactDefinition definition, JsonElement value) =>
        (definition.Kind, value.ValueKind) switch
        {
            (FactKind.Number, JsonValueKind.Number) => FeelJson.ToFeel(JsonValue.Create(value)),
            (FactKind.Boolean, JsonValueKind.True) => true,
            (FactKind.Boolean, JsonValueKind.False) => false,
            (FactKind.Text, JsonValueKind.String) when definition.Choices is null || definition.Choices.ContainsKey(value.GetString()!) =>
                value.GetString()!,
            (FactKind.Date, JsonValueKind.String) when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var day) => Date(day),
            _ => null,
        };

    /// <summary>A value as evidence keeps it, read back; a text when nothing else fits.</summary>
    public static FeelValue OfText(FactDefinition definition, string text) =>
        definition.Kind switch
        {
            FactKind.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            FactKind.Boolean when bool.TryParse(text, out var truth) => truth,
            _ => text,
        };

    /// <summary>A calendar day as a FEEL date.</summary>
    public static FeelValue Date(DateOnly day) =>
        FeelExpression.Parse($"date({day.Year}, {day.Month}, {day.Day})").Required.Evaluate(FeelContext.Empty).Value!;

    /// <summary>What a value of the fact has to be, for whoever wrote another: 数字.</summary>
    public static string Describe(FactDefinition definition) =>
        definition.Kind switch
        {
            FactKind.Number => "数字",
            FactKind.Boolean => " true 或 false",
            FactKind.Date => "日期（如 2026-01-01）",
            _ => definition.Choices is { } choices ? "以下之一：" + string.Join("、", choices.Keys) : "文本",
        };
}
