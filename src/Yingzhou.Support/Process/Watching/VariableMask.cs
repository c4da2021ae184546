using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Yingzhou.Support.Process.Watching;

/// <summary>
/// Variables as an administrator sees them. What applicants wrote (<c>form</c>, <c>answers</c>, <c>applicant</c>) is masked altogether: a process does not know the form it came
/// from, and who runs the platform may not read cases. Elsewhere only what looks like the number of a person or a phone. The structure stays, which is what a repair needs.
/// </summary>
static partial class VariableMask
{
    static readonly HashSet<string> OfApplicants = new(["form", "answers", "applicant"], StringComparer.Ordinal);

    public static JsonObject Apply(JsonObject variables) =>
        new(variables.Select(one => KeyValuePair.Create(one.Key, Masked(one.Value, OfApplicants.Contains(one.Key)))));

    static JsonNode? Masked(JsonNode? value, bool all) =>
        value switch
        {
            JsonObject inner => new JsonObject(
                inner.Select(one => KeyValuePair.Create(one.Key, Masked(one.Value, all || OfApplicants.Contains(one.Key))))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => Masked(item, all))]),
            JsonValue text when text.GetValueKind() is JsonValueKind.String && (all || LooksPersonal().IsMatch(text.GetValue<string>())) =>
                Hidden(text.GetValue<string>()),
            JsonValue number when all && number.GetValueKind() is JsonValueKind.Number => "＊",
            _ => value?.DeepClone(),
        };

    static string Hidden(string text) => text.Length == 0 ? "" : $"{text[0]}{new string('*', Math.Min(text.Length - 1, 8))}";

    [GeneratedRegex(@"^(\d{17}[\dXx]|1\d{10})$", RegexOptions.CultureInvariant)]
    private static partial Regex LooksPersonal();
}
