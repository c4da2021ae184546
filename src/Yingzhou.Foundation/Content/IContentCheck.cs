namespace Yingzhou.Foundation.Content;

/// <summary>A rule over content that is already well formed. Engines add theirs without the content knowing them.</summary>
public interface IContentCheck<in TContent>
{
    /// <returns>Every violation, not only the first.</returns>
    IEnumerable<ContentProblem> Check(TContent content);
}
