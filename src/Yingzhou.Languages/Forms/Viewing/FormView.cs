using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>
/// A form with data, as a person sees it: what is hidden is left out, with its answers. Hiding goes in document order, so an earlier field that is
/// hidden counts as unanswered for the conditions after it. A condition may look ahead, too; so the form is walked again with what was kept until
/// nothing more goes: the same answers shown or judged again give the same form.
/// </summary>
/// <param name="Data">Only answers to visible fields, computed ones included. Anything else that was handed in is gone.</param>
public sealed record FormView(IReadOnlyList<FormNode> Nodes, JsonObject Data)
{
    public IEnumerable<FormFieldNode> Fields => Open(Nodes);

    public static FormView Of(FormDefinition definition, JsonObject data, FormContext context)
    {
        var walked = FormInput.Walkable(definition, data, context.Known);
        JsonObject? before = null;
        for (var round = 1; ; round++)
        {
            var builder = new FormViewBuilder(context, walked);
            var nodes = builder.Build(definition.Components);
            var kept = FormInput.Walkable(definition, FormInput.Beside(definition, data, builder.Kept), context.Known);
            // Answers that hide and show themselves by turns would go on for ever: this is what the last round comes to.
            var swings = (FormLimits.Rounds - round) % 2 == 0 && JsonNode.DeepEquals(kept, before);
            if (round == FormLimits.Rounds || swings || JsonNode.DeepEquals(kept, walked))
                return new(nodes, builder.Kept);
            (before, walked) = (walked, kept);
        }
    }

    static IEnumerable<FormFieldNode> Open(IEnumerable<FormNode> nodes) =>
        nodes.SelectMany(node =>
            node switch
            {
                FormFieldNode field => [field],
                FormGroupNode group => Open(group.Children),
                FormListNode list => list.Rows.SelectMany(Open),
                _ => Enumerable.Empty<FormFieldNode>(),
            }
        );
}
