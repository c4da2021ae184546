using System.Globalization;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.History;

/// <summary>Where the history of observations lies (观测历史): <c>history/NNN.parquet</c> in the home of each process, one for each file of its journal.</summary>
sealed class HistoryFolder
{
    readonly IntakeFolders folders;
    readonly string root;

    public HistoryFolder(IntakeFolders folders) => (this.folders, root) = (folders, Directory.CreateDirectory(folders.History).FullName);

    public string Of(long number) => Path.Combine(root, number.ToString("D12", CultureInfo.InvariantCulture) + ".parquet");

    public string Staged(long number) => Of(number) + ".staged";

    /// <summary>Files of the journal that were folded are kept as they were (原始报文): frames, and what was refused.</summary>
    public string Frames(long number) =>
        Path.Combine(
            Directory.CreateDirectory(IntakeFolders.FramesOf(folders.Home)).FullName,
            number.ToString("D12", CultureInfo.InvariantCulture) + ".journal"
        );

    /// <summary>The highest number of a file that this process has here, 0 when there is none.</summary>
    public long LastNumber =>
        Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => long.Parse(Path.GetFileName(path).Split('.')[0], CultureInfo.InvariantCulture))
            .DefaultIfEmpty()
            .Max();

    /// <summary>Of all processes.</summary>
    public IReadOnlyList<string> Files =>
        [
            .. folders
                .Homes.Select(IntakeFolders.HistoryOf)
                .Where(Directory.Exists)
                .SelectMany(home => Directory.EnumerateFiles(home, "*.parquet"))
                .Order(StringComparer.Ordinal),
        ];
}
