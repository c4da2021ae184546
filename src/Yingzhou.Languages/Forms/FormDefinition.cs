using Yingzhou.Languages.Forms.Reading;

namespace Yingzhou.Languages.Forms;

/// <summary>
/// A form (表单) as form-js 1.x writes it, read and checked once, immutable. What a page cannot show without script or must not show at all
/// (html, iframe) is refused when it is read, not when a citizen opens the page.
/// </summary>
public sealed record FormDefinition(string Id, IReadOnlyList<FormComponent> Components)
{
    /// <summary>All fields, groups and lists opened, in document order.</summary>
    public IEnumerable<FormField> Fields => Open(Components);

    /// <param name="checkExpression">Says what is wrong with an expression (without its leading <c>=</c>), <c>null</c> when nothing is.</param>
    public static FormReading Read(string json, Func<string, string?>? checkExpression = null) => FormReader.Read(json, checkExpression);

    static IEnumerable<FormField> Open(IEnumerable<FormComponent> components) =>
        components.SelectMany(component =>
            component switch
            {
                FormField field => [field],
                FormContainer container => Open(container.Components),
                _ => Enumerable.Empty<FormField>(),
            }
        );
}
