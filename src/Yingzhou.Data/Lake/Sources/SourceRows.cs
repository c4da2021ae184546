namespace Yingzhou.Data.Lake.Sources;

/// <param name="Values">In the order of the header; <c>null</c> when the row could not be read.</param>
/// <param name="Reason">Why it could not.</param>
/// <param name="Text">How it began.</param>
readonly record struct SourceRow(string?[]? Values, string? Reason, string Text);

/// <summary>A source that has been opened: its header, then its rows, read once and one after another.</summary>
sealed record SourceRows(IReadOnlyList<string> Header, IEnumerable<SourceRow> Rows);

/// <summary>The file as a whole cannot be taken: the load is refused with this sentence.</summary>
sealed class RefusedSourceException(string reason) : Exception(reason)
{
    public RefusedSourceException()
        : this("文件无法读取") { }

    public RefusedSourceException(string reason, Exception inner)
        : this($"{reason}（{inner.GetType().Name}）") { }
}
