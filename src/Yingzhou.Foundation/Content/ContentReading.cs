namespace Yingzhou.Foundation.Content;

/// <summary>What reading a part of the content gave: the content, and everything that is wrong with it at once.</summary>
/// <param name="Content"><c>null</c> when files are missing or malformed: then only their shape was judged, not their meaning.</param>
public sealed record ContentReading<T>(T? Content, IReadOnlyList<ContentProblem> Problems)
    where T : class
{
    /// <summary>Content that may be used: nothing at all is wrong with it.</summary>
    public bool Sound => Content is not null && Problems.Count == 0;

    /// <exception cref="InvalidDataException">With every problem, its file and its place.</exception>
    public T OrStop() =>
        Sound ? Content! : throw new InvalidDataException($"The city's content is unsound:\n{string.Join('\n', Problems)}");

    public ContentReading<TOther> Select<TOther>(Func<T, TOther> other)
        where TOther : class => new(Content is null ? null : other(Content), Problems);
}
