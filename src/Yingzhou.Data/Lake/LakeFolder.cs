using System.Globalization;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Lake;

/// <summary>Where the files of the lake lie: <c>lake/DATASET/VERSION-ID/part-0.parquet</c>, and <c>lake/.staging/ID</c> while a load is being written.</summary>
sealed class LakeFolder(IOptions<StorageOptions> storage)
{
    const string Staging = ".staging";

    public const string Rejected = "rejected.parquet";

    public string Root => Path.Combine(Path.GetFullPath(storage.Value.Folder), "lake");

    public string NewStaging() => Directory.CreateDirectory(Path.Combine(Root, Staging, Guid.CreateVersion7().ToString("N"))).FullName;

    public string Of(string dataset, string folder) => Path.Combine(Root, dataset, folder);

    public static string Name(Guid load) => load.ToString("N", CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Files(string dataset, string folder) =>
        [.. Directory.EnumerateFiles(Of(dataset, folder), "part-*.parquet").Order(StringComparer.Ordinal)];

    /// <summary>Moves a finished load beside the versions. Nobody sees it yet: its row is still to come.</summary>
    public long Settle(string staged, string dataset, string folder)
    {
        var bytes = 0L;
        foreach (var file in Directory.EnumerateFiles(staged, "*.parquet"))
        {
            // On the disk before the row says so.
            using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
            bytes += written.Length;
        }
        Directory.CreateDirectory(Path.Combine(Root, dataset));
        Directory.Move(staged, Of(dataset, folder));
        return bytes;
    }

    public static void Drop(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every folder of a version and every staging folder, with the dataset it belongs to (<c>null</c> for staging).</summary>
    public IEnumerable<(string? Dataset, string Folder, DateTimeOffset WrittenAt)> All() =>
        Directory.Exists(Root)
            ? from dataset in Directory.EnumerateDirectories(Root)
            from folder in Directory.EnumerateDirectories(dataset)
            let name = Path.GetFileName(dataset)
            select (
                name == Staging ? null : name,
                Path.GetFileName(folder),
                new DateTimeOffset(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero)
            )
            : [];

    public string PathOf(string? dataset, string folder) => Path.Combine(Root, dataset ?? Staging, folder);
}
