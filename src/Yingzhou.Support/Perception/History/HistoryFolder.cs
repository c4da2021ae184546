using System.Globalization;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Perception.History;

/// <summary>Where the history of observations lies (观测历史): <c>perception/history/NNN.parquet</c>, one for each file of the journal.</summary>
sealed class HistoryFolder
{
    readonly string root;

    public HistoryFolder(IOptions<StorageOptions> storage) =>
        root = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(storage.Value.Folder), "perception", "history")).FullName;

    public string Of(long number) => Path.Combine(root, number.ToString("D12", CultureInfo.InvariantCulture) + ".parquet");

    public string Staged(long number) => Of(number) + ".staged";

    /// <summary>Files of the journal that were folded are kept as they were (原始报文): frames, and what was refused.</summary>
    public string Frames(long number) =>
        Path.Combine(
            Directory.CreateDirectory(Path.Combine(root, "frames")).FullName,
            number.ToString("D12", CultureInfo.InvariantCulture) + ".journal"
        );

    /// <summary>The highest number of a file that is here, 0 when there is none.</summary>
    public long LastNumber =>
        Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => long.Parse(Path.GetFileName(path).Split('.')[0], CultureInfo.InvariantCulture))
            .DefaultIfEmpty()
            .Max();

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(root, "*.parquet").Order(StringComparer.Ordinal)];
}
