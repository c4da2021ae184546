using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Sharing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>Tells the sharing gateway what it must know of cases (用途核对): open or not, whom it concerns, what its item needs.</summary>
sealed class CasePurposes(CityContext city, CasesContent content, ElementsOfForms forms, PersonalCipher cipher) : IPurposeObjects
{
    // Whoever is named by number in the form is concerned: applicant, deceased, parents, agent.
    const string PersonNumber = ".residentId";

    static readonly PreparedQuery<string, Case?> ByNumber = new(
        (city, number, cancel) => city.Set<Case>().AsNoTracking().FirstOrDefault(@case => @case.Number == number)
    );

    public async Task<PurposeCase?> Find(string number, CancellationToken cancel)
    {
        if (await ByNumber.Ask(city, number, cancel) is not { } @case)
            return null;
        var parties = new HashSet<string>(StringComparer.Ordinal) { @case.ApplicantKey };
        if (@case.AboutKey is { } about)
            parties.Add(about);
        if (content.Items.GetValueOrDefault(@case.ItemCode) is { } item && JsonNode.Parse(@case.Form) is JsonObject answers)
            foreach (var (key, element) in forms.Of(item.Form))
                if (
                    element.EndsWith(PersonNumber, StringComparison.Ordinal)
                    && answers[key] is JsonValue value
                    && value.TryGetValue<string>(out var text)
                    && !string.IsNullOrWhiteSpace(text)
                )
                    parties.Add(cipher.PartyKey(text.Trim()));
        return new(@case.ItemCode, !@case.IsOver, parties);
    }

    public ItemNeeds? NeedsOf(string item) =>
        content.Items.GetValueOrDefault(item) is { } found
            ? new(
                forms.Of(found.Form).Select(field => field.Element).ToHashSet(StringComparer.Ordinal),
                System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(found.Outcome.Kind.ToString())
            )
            : null;
}

/// <summary>Which data element stands behind which field of a form: read once for each text of a form.</summary>
sealed class ElementsOfForms(CasesContent content)
{
    readonly ConcurrentDictionary<string, (string Text, IReadOnlyList<(string Key, string Element)> Fields)> known = new(
        StringComparer.Ordinal
    );

    public IReadOnlyList<(string Key, string Element)> Of(string form)
    {
        if (!content.Forms.TryGetValue(form, out var file))
            return [];
        if (known.TryGetValue(form, out var before) && ReferenceEquals(before.Text, file.Content))
            return before.Fields;
        IReadOnlyList<(string, string)> fields = FormDefinition.Read(file.Content).Definition is { } definition
            ?
            [
                .. definition
                    .Fields.Where(field => field is { Key: not null, Element: not null })
                    .Select(field => (field.Key!, field.Element!)),
            ]
            : [];
        known[form] = (file.Content, fields);
        return fields;
    }
}
