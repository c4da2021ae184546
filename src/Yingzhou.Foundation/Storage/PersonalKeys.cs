using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Keys of personal fields in two storeys (密钥层级): data keys seal fields, and lie sealed themselves under a key-encryption key, which is all that a key store would have to hold. Both can be replaced while
/// the city runs: new fields take the newest data key, older ones are still read, and a process that meets a key it does not know looks into the folder again.
/// </summary>
public sealed class PersonalKeys
{
    const string Name = "personal";
    const string Kek = "kek";
    const string Dek = "dek";
    static readonly long LookAgainMs = (long)TimeSpan.FromSeconds(10).TotalMilliseconds;

    readonly string folder;
    readonly ConcurrentDictionary<int, byte[]> known = [];
    readonly Lock turn = new();
    int newest;
    long lookedAt;

    PersonalKeys(string folder) => this.folder = folder;

    /// <summary>Reads the installation's keys, or makes the first ones at the very first start.</summary>
    public static PersonalKeys Open(string folder)
    {
        var keys = new PersonalKeys(folder);
        KeyFile.Folder(folder, Name);
        keys.Look();
        if (keys.newest == 0)
            keys.Make(1);
        return keys;
    }

    /// <summary>The key that seals now.</summary>
    public (int Id, byte[] Key) Current
    {
        get
        {
            if (Environment.TickCount64 - Volatile.Read(ref lookedAt) > LookAgainMs)
                Look();
            var id = Volatile.Read(ref newest);
            return (id, Of(id));
        }
    }

    /// <exception cref="CryptographicException">It was destroyed, or its key-encryption key cannot be had: what it sealed stays sealed.</exception>
    public byte[] Of(int id) => known.TryGetValue(id, out var key) ? key : known.GetOrAdd(id, Unwrap);

    /// <summary>换密钥: from now on fields are sealed by a new data key.</summary>
    public int Rotate()
    {
        lock (turn)
        {
            Look();
            Make(newest + 1);
            return newest;
        }
    }

    /// <summary>换主密钥: a new key-encryption key, and every data key sealed anew under it. A crash between two leaves each under the key that it names.</summary>
    public int RotateMaster()
    {
        lock (turn)
        {
            var next = Numbers(Kek).DefaultIfEmpty(0).Max() + 1;
            var kek = Master(next);
            foreach (var id in Numbers(Dek))
            {
                var fresh = Path.Combine(folder, "keys", Name, $"{Dek}-{id}.json.new");
                File.WriteAllBytes(fresh, Wrapped(next, kek, id, Unwrap(id)));
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                File.Move(fresh, Path.ChangeExtension(fresh, null), overwrite: true);
            }
            foreach (var old in Numbers(Kek).Where(number => number < next))
                File.Delete(Path.Combine(folder, "keys", Name, $"{Kek}-{old}.key"));
            return next;
        }
    }

    void Make(int id)
    {
        var master = Math.Max(1, Numbers(Kek).DefaultIfEmpty(0).Max());
        KeyFile.Open(
            folder,
            Path.Combine(Name, $"{Dek}-{id}.json"),
            () => Wrapped(master, Master(master), id, RandomNumberGenerator.GetBytes(Sm4Gcm.KeySize))
        );
        Volatile.Write(ref newest, id);
    }

    void Look()
    {
        Volatile.Write(ref newest, Numbers(Dek).DefaultIfEmpty(0).Max());
        Volatile.Write(ref lookedAt, Environment.TickCount64);
    }

    byte[] Master(int number) =>
        KeyFile.Open(folder, Path.Combine(Name, $"{Kek}-{number}.key"), () => RandomNumberGenerator.GetBytes(Sm4Gcm.KeySize));

    IEnumerable<int> Numbers(string kind) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "keys", Name), $"{kind}-*")
            .Select(file => Path.GetFileNameWithoutExtension(file)[(kind.Length + 1)..])
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    sealed record WrappedKey(int Master, string Nonce, string Sealed);

    static byte[] Wrapped(int master, byte[] kek, int id, byte[] key)
    {
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceSize);
        var wrapped = Sm4Gcm.Encrypt(kek, nonce, key, Bound(id));
        return JsonSerializer.SerializeToUtf8Bytes(new WrappedKey(master, Convert.ToBase64String(nonce), Convert.ToBase64String(wrapped)));
    }

    byte[] Unwrap(int id)
    {
        var file = Path.Combine(folder, "keys", Name, $"{Dek}-{id}.json");
        if (!File.Exists(file))
            throw new CryptographicException($"The data key {id} is not there");
        var wrapped = JsonSerializer.Deserialize<WrappedKey>(File.ReadAllBytes(file))!;
        var kek = Path.Combine(folder, "keys", Name, $"{Kek}-{wrapped.Master}.key");
        if (!File.Exists(kek))
            throw new CryptographicException($"The key-encryption key {wrapped.Master} is not there");
        return Sm4Gcm.Decrypt(
            File.ReadAllBytes(kek),
            Convert.FromBase64String(wrapped.Nonce),
            Convert.FromBase64String(wrapped.Sealed),
            Bound(id)
        );
    }

    // A data key that is put in another's place does not open.
    static byte[] Bound(int id) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Dek}-{id}"));
}
