namespace Yingzhou.Data.Collection.Connectors;

/// <param name="Rows">How many were written.</param>
/// <param name="After">Where the next page begins; <c>null</c> when this was the last one.</param>
sealed record SourcePage(int Rows, string? After);

/// <summary>Reads one page of a source. Nothing is remembered between pages but the text that the last one gave.</summary>
interface IConnector
{
    SourceKind Kind { get; }

    /// <param name="after"><c>null</c> for the first page.</param>
    /// <param name="into">Takes the rows, one JSON object a line.</param>
    /// <exception cref="SourceRefusedException">It cannot be read as it was set up; trying again does not help.</exception>
    Task<SourcePage> Read(CollectionSource source, string? after, Stream into, CancellationToken cancel);
}

/// <summary>The source cannot be read as it was set up: somebody must change it.</summary>
sealed class SourceRefusedException(string message) : Exception(message);
