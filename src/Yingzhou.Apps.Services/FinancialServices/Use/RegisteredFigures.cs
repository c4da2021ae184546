using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>登记数据: what registers say of an enterprise, as it is told to itself.</summary>
static class RegisteredFigures
{
    public static string Say(FactDefinition definition, Profile profile)
    {
        if (JsonNode.Parse(profile.Known)![definition.Name] is not JsonValue value)
            return "没有登记";
        return value.GetValueKind() switch
        {
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            JsonValueKind.Number => (value.GetValue<decimal>() * definition.Scale).ToString("0.####", CultureInfo.InvariantCulture)
                + (definition.Unit is { } unit ? $" {unit}" : ""),
            _ => value.ToString(),
        };
    }
}
