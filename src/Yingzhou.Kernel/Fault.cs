namespace Yingzhou.Kernel;

/// <summary>An expected refusal: a stable code for machines and a Chinese sentence that tells a person what to do next.</summary>
/// <param name="Code">Kebab-case, prefixed by its engine or application, e.g. <c>cases.supplement-overdue</c>; unique in the product.</param>
/// <param name="Detail">A sentence in Simplified Chinese that a clerk or a citizen can act on.</param>
/// <param name="Status">The HTTP status it becomes at the edge: 400 shape, 403 permission, 404 unknown, 409 state, 412 version, 422 meaning.</param>
public sealed record Fault(string Code, string Detail, int Status = 422)
{
    /// <summary>Name of the offending field, or <c>null</c> when the refusal concerns the whole request.</summary>
    public string? Field { get; init; }

    public override string ToString() => $"{Code}: {Detail}";
}
