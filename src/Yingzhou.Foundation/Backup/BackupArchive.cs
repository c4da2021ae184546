using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Backup;

/// <summary>Writes and reads the zip. A digest is taken of what is written, and compared with what is unpacked.</summary>
static class BackupArchive
{
    public const string Database = "database";

    /// <summary>The one folder of databases of their own, each of which is taken as it stood at one moment.</summary>
    public const string Lines = "express";

    public static readonly string[] Folders = ["files", "keys", "lake", "opening", Lines];

    const string ManifestName = "manifest.json";
    const int Buffer = 128 * 1024;

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static readonly Fault NotAnArchive = new("backup.not-an-archive", "这不是瀛洲的备份包，或者文件不完整，请换一个备份包。");

    static Fault Damaged(string path) => new("backup.damaged", $"备份包里的 {path} 与清单不符，可能已损坏或被改动，请换一个备份包。");

    /// <param name="sources">Files on disk by their path in the archive.</param>
    public static async Task<BackupManifest> Write(
        Stream target,
        IEnumerable<(string Path, string File)> sources,
        Func<IReadOnlyList<BackupEntry>, BackupManifest> describe,
        CancellationToken cancel
    )
    {
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var entries = new List<BackupEntry>();
        foreach (var (path, file) in sources)
        {
            await using var source = File.OpenRead(file);
            await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancel);
            entries.Add(await Copy(path, source, entry, cancel));
        }
        var manifest = describe(entries);
        await using var last = await zip.CreateEntry(ManifestName).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(last, manifest, Readable, cancel);
        return manifest;
    }

    public static async Task<Outcome<BackupManifest>> ReadManifest(string file, CancellationToken cancel)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancel);
            if (zip.GetEntry(ManifestName) is not { } entry)
                return NotAnArchive;
            await using var stream = await entry.OpenAsync(cancel);
            return
                await JsonSerializer.DeserializeAsync<BackupManifest>(stream, cancellationToken: cancel)
                    is { Format: BackupManifest.PresentFormat } manifest
                ? manifest
                : NotAnArchive;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or FileNotFoundException)
        {
            return NotAnArchive;
        }
    }

    /// <summary>Unpacks what the manifest lists into a folder, nothing else; any difference is a refusal.</summary>
    public static async Task<Fault?> Unpack(string file, BackupManifest manifest, string folder, CancellationToken cancel)
    {
        await using var zip = await ZipFile.OpenReadAsync(file, cancel);
        foreach (var listed in manifest.Entries)
        {
            // A path that leads out of the folder was not written by us.
            if (!IsOurs(listed.Path) || zip.GetEntry(listed.Path) is not { } entry)
                return Damaged(listed.Path);
            var target = Path.Combine(folder, listed.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                await using var source = await entry.OpenAsync(cancel);
                await using var unpacked = new FileStream(target, Private(FileMode.CreateNew));
                if (await Copy(listed.Path, source, unpacked, cancel) != listed)
                    return Damaged(listed.Path);
            }
            catch (InvalidDataException)
            {
                return Damaged(listed.Path);
            }
        }
        return null;
    }

    /// <summary>Only its owner may read what holds the keys.</summary>
    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    static bool IsOurs(string path) =>
        path == Database
        || path.Split('/') is [var root, .. { Length: > 0 } rest] && Folders.Contains(root) && !rest.Any(part => part is "" or "." or "..");

    static async Task<BackupEntry> Copy(string path, Stream from, Stream to, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Buffer];
        long size = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0; size += read)
        {
            digest.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new(path, size, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
