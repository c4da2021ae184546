using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Forms;

/// <summary>The released forms, as one request sees them.</summary>
sealed class CityForms(IReleases releases, ReadForms read, TimeProvider clock) : IForms
{
    public FormDefinition? Definition(string formId, long? asOf) => releases.InForce(ModelKind.Form, formId, asOf) is { } form ? read.Of(form) : null;

    public string? Drawn(string formId, long? asOf) => releases.InForce(ModelKind.Form, formId, asOf)?.Text;

    public async Task<Outcome<int>> Release(string formId, string json, CancellationToken cancel)
    {
        var reading = FormDefinition.Read(json, FeelForms.Check);
        if (reading.Definition is not { } form || reading.Problems.Count > 0)
            return Broken(string.Join("；", reading.Problems));
        if (form.Id != formId)
            return Broken($"表单标识应为 {formId}");
        return (await releases.Release(ModelKind.Form, formId, formId, json, cancel)).Version;
    }

    static Fault Broken(string why) => new("forms.broken-form", $"这张表单不能发布：{why}。请改好后再试。");

    public FormContext Context(JsonObject answers, JsonObject? known = null) =>
        new(read.Feel.Evaluate, clock.GetUtcNow().Day())
        {
            Surroundings = new JsonObject { ["answers"] = answers.DeepClone() },
            Known = known,
            CheckElement = CheckElement,
        };

    public FormJudgement Judge(string formId, JsonObject data, JsonObject answers, long? asOf) =>
        Definition(formId, asOf) is { } definition ? FormSubmission.Validate(definition, data, Context(answers)) : new FormJudgement(data, []);

    // What a canonical data element must be, whichever form asks for it.
    string? CheckElement(string element, JsonNode value) =>
        value.GetValueKind() is not JsonValueKind.String ? null
        : element.EndsWith(".residentId", StringComparison.Ordinal) ? ResidentId.Parse(value.GetValue<string>(), clock.GetUtcNow().Day()).Fault?.Detail
        : element.EndsWith(".uscc", StringComparison.Ordinal) ? Uscc.Parse(value.GetValue<string>()).Fault?.Detail
        : null;
}
