using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.Forms;

/// <summary>Judges by the whole definition as it was drawn: groups opened, what is hidden in this situation left out, identifiers by their check digits.</summary>
sealed class DrawnForms(CityContent city, TimeProvider clock) : IForms
{
    readonly ConcurrentDictionary<string, FormDefinition> definitions = new(StringComparer.Ordinal);
    readonly FeelForms feel = new(clock);

    public IReadOnlyList<FormProblem> Judge(string formId, JsonObject data, JsonObject? answers = null)
    {
        var today = clock.GetUtcNow().Day();
        var context = new FormContext(feel.Evaluate, today)
        {
            Surroundings = new JsonObject { ["answers"] = answers?.DeepClone() ?? new JsonObject() },
            CheckElement = (element, value) => Identifier(element, value, today),
        };
        return
        [
            .. FormSubmission
                .Validate(definitions.GetOrAdd(formId, Read), data, context)
                .Errors.Select(error => new FormProblem(error.Field, error.Message)),
        ];
    }

    static string? Identifier(string element, JsonNode value, DateOnly today) =>
        value.ToString() is var text && element.EndsWith(".residentId", StringComparison.Ordinal) ? ResidentId.Parse(text, today).Fault?.Detail
        : element.EndsWith(".uscc", StringComparison.Ordinal) ? Uscc.Parse(text).Fault?.Detail
        : null;

    FormDefinition Read(string formId) => FormDefinition.Read(city.ReadText($"forms/{formId}.form.json")).Required;
}
