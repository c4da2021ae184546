using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Opening;

/// <summary>
/// Where releases lie: <c>opening/DATASET/RELEASE-ID/snapshot.parquet</c>, from the release on with its files beside it, and <c>opening/.staging/ID</c> while they are
/// written.
/// </summary>
sealed class OpeningFolder(IOptions<StorageOptions> storage)
{
    const string Staging = ".staging";
    public const string Snapshot = "snapshot.parquet";

    string Root => Path.Combine(Path.GetFullPath(storage.Value.Folder), "opening");

    public string NewStaging() => Directory.CreateDirectory(Path.Combine(Root, Staging, Guid.CreateVersion7().ToString("N"))).FullName;

    public string Of(string dataset, Guid release) => Path.Combine(Root, dataset, release.ToString("N", CultureInfo.InvariantCulture));

    public string SnapshotOf(string dataset, Guid release) => Path.Combine(Of(dataset, release), Snapshot);

    /// <summary>Moves what was staged into its place, on the disk before a row says so.</summary>
    public void Settle(string staged, string dataset, Guid release)
    {
        var place = Directory.CreateDirectory(Of(dataset, release)).FullName;
        foreach (var file in Directory.EnumerateFiles(staged))
        {
            using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(file, Path.Combine(place, Path.GetFileName(file)), overwrite: true);
        }
        Drop(staged);
    }

    public static void Drop(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    public static string Sha256Of(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Every folder, with the release it is of; <c>null</c> for staging.</summary>
    public IEnumerable<(Guid? Release, string Folder)> All() =>
        Directory.Exists(Root)
            ? from dataset in Directory.EnumerateDirectories(Root)
            from folder in Directory.EnumerateDirectories(dataset)
            select (
                Guid.TryParseExact(Path.GetFileName(folder), "N", out var id) && Path.GetFileName(dataset) != Staging ? id : (Guid?)null,
                folder
            )
            : [];
}
