using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.Forms;

/// <summary>The forms of the city's content, parsed once.</summary>
sealed class CityForms(CityContent city, TimeProvider clock) : IForms
{
    readonly FeelForms feel = new(clock);
    readonly ConcurrentDictionary<string, FormDefinition?> definitions = new(StringComparer.Ordinal);

    public FormDefinition? Definition(string formId) =>
        definitions.GetOrAdd(
            formId,
            id => city.Has(File(id)) ? FormDefinition.Read(city.ReadText(File(id)), FeelForms.Check).Required : null
        );

    public FormContext Context(JsonObject answers, JsonObject? known = null) =>
        new(feel.Evaluate, clock.GetUtcNow().Day())
        {
            Surroundings = new JsonObject { ["answers"] = answers.DeepClone() },
            Known = known,
            CheckElement = CheckElement,
        };

    public FormJudgement Judge(string formId, JsonObject data, JsonObject answers) =>
        Definition(formId) is { } definition ? FormSubmission.Validate(definition, data, Context(answers)) : new FormJudgement(data, []);

    // What a canonical data element must be, whichever form asks for it.
    string? CheckElement(string element, JsonNode value) =>
        value.GetValueKind() is not JsonValueKind.String ? null
        : element.EndsWith(".residentId", StringComparison.Ordinal) ? ResidentId.Parse(value.GetValue<string>(), clock.GetUtcNow().Day()).Fault?.Detail
        : element.EndsWith(".uscc", StringComparison.Ordinal) ? Uscc.Parse(value.GetValue<string>()).Fault?.Detail
        : null;

    static string File(string formId) => $"forms/{formId}.form.json";
}
