using Yingzhou.Languages.Forms;

namespace Yingzhou.Apps.Services.OnlineServices.Sheets;

/// <summary>A part of a filled-in form under its heading, for reading back.</summary>
public sealed record SheetPart(string? Title, IReadOnlyList<FormFieldNode> Fields)
{
    public static IEnumerable<SheetPart> Of(FormView view)
    {
        foreach (var node in view.Nodes)
            switch (node)
            {
                case FormGroupNode group:
                    yield return new(group.Group.Label, [.. FieldsOf(group)]);
                    break;
                case FormListNode list:
                    yield return new(list.List.Label, [.. FieldsOf(list)]);
                    break;
                case FormFieldNode field:
                    yield return new(null, [field]);
                    break;
            }
    }

    static IEnumerable<FormFieldNode> FieldsOf(FormNode node) =>
        node switch
        {
            FormFieldNode field => [field],
            FormGroupNode group => group.Children.SelectMany(FieldsOf),
            FormListNode list => list.Rows.SelectMany(row => row).SelectMany(FieldsOf),
            _ => [],
        };
}
