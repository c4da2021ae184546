using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Collection.Running;

/// <summary>The file of a pull while it lasts: <c>collection/RUN.json</c>. What lies beyond the confirmed bytes does not exist.</summary>
sealed class Spool(IOptions<StorageOptions> storage)
{
    string Root => Path.Combine(Path.GetFullPath(storage.Value.Folder), "collection");

    public string Of(Guid run) => Path.Combine(Root, $"{run:N}.json");

    /// <summary>Puts a page behind what is confirmed, on the disk.</summary>
    /// <returns>How many bytes there are now.</returns>
    public long Add(Guid run, long confirmed, MemoryStream page)
    {
        Directory.CreateDirectory(Root);
        using var file = new FileStream(Of(run), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        if (file.Length < confirmed)
            throw new InvalidDataException("The file of the pull is shorter than what was confirmed");
        file.SetLength(confirmed);
        file.Position = confirmed;
        page.WriteTo(file);
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    public void Drop(Guid run)
    {
        if (File.Exists(Of(run)))
            File.Delete(Of(run));
    }

    /// <summary>Removes the files of pulls that are over: whoever died between the row and its file left one.</summary>
    public void Sweep(IReadOnlySet<Guid> open, DateTimeOffset before)
    {
        if (!Directory.Exists(Root))
            return;
        foreach (var file in Directory.EnumerateFiles(Root, "*.json"))
            if (
                Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out var run)
                && !open.Contains(run)
                && File.GetLastWriteTimeUtc(file) < before.UtcDateTime
            )
                File.Delete(file);
    }

    public string Digest(Guid run)
    {
        using var file = File.OpenRead(Of(run));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
