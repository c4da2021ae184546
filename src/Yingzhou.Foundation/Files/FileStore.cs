using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Files;

/// <summary>Files in a folder. First everything is on the disk, then the name is: who finds the name finds the whole file.</summary>
sealed class FileStore : IFiles
{
    const int BufferSize = 64 * 1024;

    readonly string folder;
    readonly string incoming;

    public FileStore(IOptions<StorageOptions> options, TimeProvider clock)
    {
        folder = Path.GetFullPath(Path.Combine(options.Value.Folder, "files"));
        incoming = Path.Combine(folder, "incoming");
        // What an earlier run had not finished has no digest anywhere. Younger ones may be the work of a neighbour at the same folder.
        var yesterday = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var leftBehind in Directory.CreateDirectory(incoming).EnumerateFiles().Where(file => file.LastWriteTimeUtc < yesterday))
            leftBehind.Delete();
    }

    public async Task<Outcome<KeptFile>> Store(Stream content, string name, FileTerms terms, CancellationToken cancel = default)
    {
        name = FileNames.Plain(name);
        var temporary = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            return await Receive(temporary, content, name, terms, cancel);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? Open(string digest)
    {
        if (digest.Length != 2 * SHA256.HashSizeInBytes || !digest.All(char.IsAsciiHexDigitLower))
            return null;
        var file = new FileInfo(PlaceOf(digest));
        return file.Exists ? file.OpenRead() : null;
    }

    async Task<Outcome<KeptFile>> Receive(string temporary, Stream content, string name, FileTerms terms, CancellationToken cancel)
    {
        long bytes = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = new FileStream(
            temporary,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.Delete,
            BufferSize,
            FileOptions.Asynchronous
        );
        await using (file)
        {
            var buffer = new byte[BufferSize];
            while (await content.ReadAsync(buffer, cancel) is var read and > 0)
            {
                bytes += read;
                if (bytes > terms.MaxBytes)
                    return FileFaults.TooLarge(name, terms.MaxBytes);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            if (bytes == 0)
                return FileFaults.Empty(name);
            var type = FileRecognition.Recognise(file);
            if (type is not { } known || !terms.Types.Contains(known) || FileTypes.ClaimedBy(name) != known)
                return FileFaults.WrongType(name, type, terms.Types);
            file.Flush(flushToDisk: true);
            var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
            Put(temporary, digest);
            return new KeptFile(digest, name, known, bytes);
        }
    }

    void Put(string temporary, string digest)
    {
        var place = PlaceOf(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        try
        {
            File.Move(temporary, place, overwrite: false);
        }
        catch (IOException) when (File.Exists(place))
        {
            // The same content is there already, perhaps since this instant.
        }
    }

    string PlaceOf(string digest) => Path.Combine(folder, digest[..2], digest);
}
