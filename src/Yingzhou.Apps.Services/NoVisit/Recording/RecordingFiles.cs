using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.NoVisit.Recording;

/// <summary>
/// The bytes of recordings, each part a file of its own under <c>files/recordings</c>, sealed with AES-256-GCM under a key of its own. The place of a part is sealed
/// with it: a part put in the place of another does not open.
/// </summary>
sealed class RecordingFiles(IOptions<StorageOptions> storage)
{
    const int NonceSize = 12;
    const int TagSize = 16;

    readonly Lazy<byte[]> key = new(() => KeyFile.Open(storage.Value.Folder, "recordings.key", () => RandomNumberGenerator.GetBytes(32)));

    /// <summary>When it returns, the part is whole on the disk; the same part again takes its place.</summary>
    public async Task Write(Guid call, long take, int sequence, byte[] plain, CancellationToken cancel)
    {
        var bytes = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceSize));
        using (var aes = new AesGcm(key.Value, TagSize))
            aes.Encrypt(
                bytes.AsSpan(0, NonceSize),
                plain,
                bytes.AsSpan(NonceSize, plain.Length),
                bytes.AsSpan(NonceSize + plain.Length),
                Place(call, take, sequence)
            );
        var file = FileOf(call, take, sequence);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var fresh = $"{file}.{Guid.CreateVersion7():N}";
        await using (var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(bytes, cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, file, overwrite: true);
    }

    /// <exception cref="CryptographicException">It was altered, or put there from elsewhere.</exception>
    public async Task<byte[]> Read(Guid call, long take, int sequence, CancellationToken cancel)
    {
        var bytes = await File.ReadAllBytesAsync(FileOf(call, take, sequence), cancel);
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key.Value, TagSize);
        aes.Decrypt(
            bytes.AsSpan(0, NonceSize),
            bytes.AsSpan(NonceSize, plain.Length),
            bytes.AsSpan(NonceSize + plain.Length),
            plain,
            Place(call, take, sequence)
        );
        return plain;
    }

    public void Forget(Guid call)
    {
        if (Directory.Exists(FolderOf(call)))
            Directory.Delete(FolderOf(call), recursive: true);
    }

    string FolderOf(Guid call) => Path.Combine(storage.Value.Folder, "files", "recordings", call.ToString("N"));

    string FileOf(Guid call, long take, int sequence) =>
        Path.Combine(FolderOf(call), string.Create(CultureInfo.InvariantCulture, $"{take}-{sequence:00000}.part"));

    static byte[] Place(Guid call, long take, int sequence)
    {
        var place = new byte[16 + 8 + 4];
        call.TryWriteBytes(place);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(16), take);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(24), sequence);
        return place;
    }
}
