namespace Yingzhou.Languages.Forms;

/// <summary>What is wrong with a form's definition.</summary>
/// <param name="Path">Where in the JSON, e.g. <c>components[3].validate.pattern</c>; empty for the whole.</param>
/// <param name="Rule">Stable and kebab-case, e.g. <c>key.duplicate</c>.</param>
/// <param name="Detail">A Chinese sentence that tells the designer what to change.</param>
public sealed record FormProblem(string Path, string Rule, string Detail);

/// <summary>Either a definition or the reasons why there is none; all of them, not only the first.</summary>
public sealed record FormReading(FormDefinition? Definition, IReadOnlyList<FormProblem> Problems)
{
    /// <summary>For definitions that ship with the product: throws when one was refused.</summary>
    public FormDefinition Required =>
        Definition
        ?? throw new FormatException(string.Join("; ", Problems.Select(problem => $"{problem.Path} {problem.Rule}: {problem.Detail}")));
}

/// <summary>What is wrong with an answer.</summary>
/// <param name="Field">The field's name as posted, e.g. <c>shop.name</c> or <c>staff[0].name</c>; empty for the whole form.</param>
/// <param name="Rule">Stable and kebab-case, e.g. <c>required</c>, <c>pattern</c>.</param>
/// <param name="Message">A Chinese sentence that tells the person what to do.</param>
public sealed record FormError(string Field, string Rule, string Message);
