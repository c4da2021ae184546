using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

/// <summary>Something that a check found (检查结果).</summary>
/// <param name="ElementId">Id of the element, cell or field in the drawing; empty when the drawing as a whole is meant.</param>
/// <param name="Blocks">An error keeps the drawing from being submitted and released; a warning does not.</param>
public sealed record DrawingProblem(string ElementId, string Message, bool Blocks = true);

/// <summary>A drawing as it would be in force.</summary>
public sealed record Drawing(ModelKind Kind, string Key, string Text);

/// <summary>
/// What must be true of a drawing before it may be released. Whoever lives on drawings registers what they rely on, so that an official cannot release one
/// that breaks them.
/// </summary>
public interface IDrawingCheck
{
    /// <param name="others">Every drawing in force, this one in its version of today.</param>
    IEnumerable<DrawingProblem> Check(Drawing draft, IReadOnlyList<Drawing> others);
}
