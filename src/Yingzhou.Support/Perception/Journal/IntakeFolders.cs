using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Cluster;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Perception.Journal;

/// <summary>
/// Where this process keeps what devices said, and where the others of the city keep theirs (感知数据目录): <c>perception</c> for a process that is alone, <c>perception/silos/NAME</c> for one of several.
/// Each home is written by one process only and read by all.
/// </summary>
sealed class IntakeFolders(IOptions<StorageOptions> storage, IOptions<SiloOptions> silo)
{
    const string JournalFolder = "journal";
    const string HistoryFolder = "history";

    readonly string root = Path.Combine(Path.GetFullPath(storage.Value.Folder), "perception");

    public string Home => silo.Value.IsAlone ? root : Path.Combine(Silos, silo.Value.Silo!);

    public string Journal => JournalOf(Home);

    public string History => HistoryOf(Home);

    /// <summary>Homes of other processes, living or not, and of the time when the city had one process.</summary>
    public IReadOnlyList<string> Others => [.. Homes.Where(home => home != Home)];

    public IReadOnlyList<string> Homes =>
        [root, .. Directory.Exists(Silos) ? Directory.GetDirectories(Silos).Order(StringComparer.Ordinal) : Enumerable.Empty<string>()];

    string Silos => Path.Combine(root, "silos");

    public static string JournalOf(string home) => Path.Combine(home, JournalFolder);

    public static string HistoryOf(string home) => Path.Combine(home, HistoryFolder);

    /// <summary>Files of the journal that went to the history.</summary>
    public static string FramesOf(string home) => Path.Combine(home, HistoryFolder, "frames");

    /// <returns>Name of the process whose home it is; empty for a city of one process.</returns>
    public string NameOf(string home) => home == root ? "" : Path.GetFileName(home);
}
