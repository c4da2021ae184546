using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

/// <summary>
/// Opening (开放): what leaves the administration for everybody. A release is an immutable snapshot of chosen columns; no file of it exists before its gate record does.
/// </summary>
public interface IOpening
{
    /// <summary>Counts the changes of what is public: what was read under another number is old.</summary>
    Task<long> Revision(CancellationToken cancel = default);

    /// <summary>Every dataset that serves a release, by name.</summary>
    Task<IReadOnlyList<OpenedDataset>> Opened(CancellationToken cancel = default);

    Task<OpenDataset?> Dataset(string dataset, CancellationToken cancel = default);

    /// <summary>Releases that are or were public, newest first.</summary>
    Task<IReadOnlyList<DatasetRelease>> Releases(string dataset, CancellationToken cancel = default);

    Task<IReadOnlyList<ColumnNotice>> Notices(string dataset, CancellationToken cancel = default);

    /// <summary>Proposals and releases for officials, newest first.</summary>
    Task<IReadOnlyList<DatasetRelease>> Worklist(int most = 100, CancellationToken cancel = default);

    Task<ReleaseSheet?> Sheet(Guid release, CancellationToken cancel = default);

    /// <summary>Takes a snapshot, lets the gate judge it and keeps both. A proposal that the gate stops is an answer, not a fault.</summary>
    Task<Outcome<DatasetRelease>> Propose(ProposeRelease request, Subject official, CancellationToken cancel = default);

    /// <summary>Somebody other than who proposed lets it out (双人复核): files are written, then served.</summary>
    Task<Outcome<DatasetRelease>> Release(DecideRelease request, Subject official, CancellationToken cancel = default);

    Task<Outcome<DatasetRelease>> TurnDown(DecideRelease request, Subject official, CancellationToken cancel = default);

    /// <summary>Takes a release back; the one before it is served again, when there is one.</summary>
    Task<Outcome<DatasetRelease>> Withdraw(DecideRelease request, Subject official, CancellationToken cancel = default);

    /// <summary>Announces that a column will go.</summary>
    Task<Outcome<Done>> Announce(AnnounceColumn request, Subject official, CancellationToken cancel = default);

    /// <summary>A file by its address.</summary>
    /// <param name="version"><c>latest</c> for the one that is served.</param>
    /// <returns>404 for what never was, 410 with the reason for what was withdrawn.</returns>
    Task<Outcome<ServedFile>> File(string dataset, string version, string name, CancellationToken cancel = default);

    /// <summary>Rows of a release, from its snapshot.</summary>
    Task<Outcome<RowsAnswer>> Rows(Guid release, RowsQuestion question, CancellationToken cancel = default);

    /// <summary>Removes what a start left behind that was cut off before its row stood.</summary>
    /// <returns>How many folders were removed.</returns>
    Task<int> Sweep(CancellationToken cancel = default);
}

/// <summary>What a released column does with its item (处理方式).</summary>
public enum Treatment
{
    /// <summary>原样</summary>
    Keep,

    /// <summary>取前几位: a code's larger area or class.</summary>
    Prefix,

    /// <summary>只留年份</summary>
    Year,

    /// <summary>只留年月</summary>
    Month,

    /// <summary>分段: the lower bound of the band of this width.</summary>
    Band,
}

/// <param name="Column">Of the catalogue.</param>
/// <param name="Size">Characters of a prefix, width of a band.</param>
public sealed record ColumnChoice(string Column, Treatment Treatment = Treatment.Keep, int Size = 0);

/// <param name="Tags">Separated by commas.</param>
public sealed record OpenDescription(string TitleEn, string Notes, string Theme, string Tags, string Licence, string Origin);

/// <param name="Key">The same key again gives the first answer.</param>
/// <param name="Sensitive">The column whose value hurts; <c>null</c> when none does.</param>
/// <param name="Area">The geographic column; <c>null</c> when there is none.</param>
/// <param name="AsCounts">Counts of persons by the columns, small ones hidden.</param>
public sealed record ProposeRelease(
    string Key,
    string Dataset,
    OpenDescription Description,
    IReadOnlyList<ColumnChoice> Columns,
    string? Sensitive = null,
    string? Area = null,
    bool AsCounts = false,
    string Note = ""
);

/// <param name="Seen">The version that the official saw.</param>
public sealed record DecideRelease(Guid Release, int Seen, string Reason = "");

public sealed record AnnounceColumn(string Dataset, string Column, string Reason);

/// <param name="Path">Where it lies; the caller sends it and changes nothing.</param>
public sealed record ServedFile(OpenDataset Dataset, DatasetRelease Release, ReleaseFile File, string Path);

/// <param name="Filters">Column → values, any of which it may have.</param>
/// <param name="Text">Stands in any column.</param>
/// <param name="Fields">Columns that are wanted; <c>null</c> for all.</param>
/// <param name="Sort">Column and whether it falls.</param>
public sealed record RowsQuestion(
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Filters = null,
    string? Text = null,
    IReadOnlyList<string>? Fields = null,
    IReadOnlyList<(string Column, bool Falling)>? Sort = null,
    int Limit = 100,
    long Offset = 0,
    bool WithTotal = true,
    bool Distinct = false
)
{
    public const int Most = 32_000;
}

/// <param name="Rows">Each with its number in the file, from 1, and its values in the order of the columns: text, long, decimal, bool, DateOnly, DateTime or <c>null</c>.</param>
/// <param name="Total">Of all that match; <c>null</c> when it was not asked for.</param>
public sealed record RowsAnswer(IReadOnlyList<ReleasedColumn> Columns, IReadOnlyList<(long Number, object?[] Values)> Rows, long? Total);
