using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage.Holding;

/// <summary>Key-encryption keys as files, <c>keys/personal/kek-N.key</c>.</summary>
sealed class FolderKeyHolder : IKeyHolder
{
    public const string Name = "personal";
    const string Kek = "kek";

    readonly string folder;

    public FolderKeyHolder(string folder)
    {
        this.folder = folder;
        KeyFile.Folder(folder, Name);
    }

    public TimeSpan? Lease => null;

    public byte[] Wrap(int id, byte[] key)
    {
        var number = Math.Max(1, Newest);
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceSize);
        var wrapped = Sm4Gcm.Encrypt(Master(number), nonce, key, Bound(id));
        return JsonSerializer.SerializeToUtf8Bytes(new WrappedKey(number, Convert.ToBase64String(nonce), Convert.ToBase64String(wrapped)));
    }

    public byte[] Unwrap(int id, byte[] wrapped)
    {
        var kept = JsonSerializer.Deserialize<WrappedKey>(wrapped)!;
        var kek = Path.Combine(folder, "keys", Name, $"{Kek}-{kept.Master}.key");
        if (!File.Exists(kek))
            throw new CryptographicException($"The key-encryption key {kept.Master} is not there");
        return Sm4Gcm.Decrypt(
            File.ReadAllBytes(kek),
            Convert.FromBase64String(kept.Nonce),
            Convert.FromBase64String(kept.Sealed),
            Bound(id)
        );
    }

    public int RotateMaster(Action again)
    {
        var next = Newest + 1;
        Master(next);
        again();
        foreach (var old in KeyNumbers.In(folder, Name, Kek).Where(number => number < next))
            File.Delete(Path.Combine(folder, "keys", Name, $"{Kek}-{old}.key"));
        return next;
    }

    int Newest => KeyNumbers.In(folder, Name, Kek).DefaultIfEmpty(0).Max();

    byte[] Master(int number) =>
        KeyFile.Open(folder, Path.Combine(Name, $"{Kek}-{number}.key"), () => RandomNumberGenerator.GetBytes(Sm4Gcm.KeySize));

    sealed record WrappedKey(int Master, string Nonce, string Sealed);

    // A data key that is put in another's place does not open.
    static byte[] Bound(int id) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"dek-{id}"));
}

/// <summary>The numbers in the names of key files.</summary>
static class KeyNumbers
{
    public static IEnumerable<int> In(string folder, string name, string kind) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "keys", name), $"{kind}-*")
            .Select(file => Path.GetFileNameWithoutExtension(file)[(kind.Length + 1)..])
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);
}
