using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Forms;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Sheets;

/// <summary>An answer as it is read back (核对): the words of a choice, a day as people write it.</summary>
static class FieldWords
{
    /// <returns><c>null</c> when it was left empty.</returns>
    public static string? Said(FormFieldNode node) =>
        node switch
        {
            { IsEmpty: true } => null,
            { Field: FormCheckbox, Value: { } ticked } => ticked.ToString() == "true" ? "是" : "否",
            { Field: FormChoice, Value: JsonArray many } => string.Join("、", many.Select(one => LabelOf(node, one!.ToString()))),
            { Field: FormChoice, Value: { } one } => LabelOf(node, one.ToString()),
            { Field: FormMomentField, Value: { } moment }
                when DateOnly.TryParseExact(moment.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Show.Date(day),
            _ => node.Value!.ToString(),
        };

    static string LabelOf(FormFieldNode node, string value) => node.Options.FirstOrDefault(option => option.Text == value)?.Label ?? value;
}
