using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Yingzhou.Foundation.Storage.Holding;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Keys of personal fields in two storeys (密钥层级): data keys seal fields, and lie sealed themselves under a key-encryption key, which a folder or a key server holds. Both can be replaced while
/// the city runs: new fields take the newest data key, older ones are still read, and a process that meets a key it does not know looks into the folder again.
/// </summary>
public sealed class PersonalKeys
{
    const string Name = FolderKeyHolder.Name;
    const string Dek = "dek";
    static readonly long LookAgainMs = (long)TimeSpan.FromSeconds(10).TotalMilliseconds;

    readonly string folder;
    readonly IKeyHolder holder;
    readonly ConcurrentDictionary<int, (byte[] Key, long OpenedAt)> known = [];
    readonly Lock turn = new();
    int newest;
    long lookedAt;

    PersonalKeys(string folder, IKeyHolder holder) => (this.folder, this.holder) = (folder, holder);

    /// <summary>Reads the installation's keys, or makes the first ones at the very first start.</summary>
    /// <param name="holderPath">Socket of a key server; <c>null</c>: the key-encryption keys lie in the folder too.</param>
    /// <exception cref="KeysUnavailableException">At the very first start the holder must answer; later a city starts without it.</exception>
    public static PersonalKeys Open(string folder, string? holderPath = null)
    {
        var keys = new PersonalKeys(
            folder,
            string.IsNullOrWhiteSpace(holderPath) ? new FolderKeyHolder(folder) : new SocketKeyHolder(holderPath)
        );
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
    /// <exception cref="KeysUnavailableException">The holder does not answer.</exception>
    public byte[] Of(int id)
    {
        if (
            known.TryGetValue(id, out var opened)
            && !(holder.Lease is { } lease && Environment.TickCount64 - opened.OpenedAt > lease.TotalMilliseconds)
        )
            return opened.Key;
        known.TryRemove(id, out _);
        var key = Unwrap(id);
        known[id] = (key, Environment.TickCount64);
        return key;
    }

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
            var opened = KeyNumbers.In(folder, Name, Dek).ToDictionary(id => id, Unwrap);
            return holder.RotateMaster(() =>
            {
                foreach (var (id, key) in opened)
                {
                    var fresh = Path.Combine(folder, "keys", Name, $"{Dek}-{id}.json.new");
                    File.WriteAllBytes(fresh, holder.Wrap(id, key));
                    if (!OperatingSystem.IsWindows())
                        File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                    File.Move(fresh, Path.ChangeExtension(fresh, null), overwrite: true);
                }
            });
        }
    }

    void Make(int id)
    {
        KeyFile.Open(
            folder,
            Path.Combine(Name, string.Create(CultureInfo.InvariantCulture, $"{Dek}-{id}.json")),
            () => holder.Wrap(id, RandomNumberGenerator.GetBytes(Sm4Gcm.KeySize))
        );
        Volatile.Write(ref newest, id);
    }

    void Look()
    {
        Volatile.Write(ref newest, KeyNumbers.In(folder, Name, Dek).DefaultIfEmpty(0).Max());
        Volatile.Write(ref lookedAt, Environment.TickCount64);
    }

    byte[] Unwrap(int id)
    {
        var file = Path.Combine(folder, "keys", Name, string.Create(CultureInfo.InvariantCulture, $"{Dek}-{id}.json"));
        return File.Exists(file)
            ? holder.Unwrap(id, File.ReadAllBytes(file))
            : throw new CryptographicException($"The data key {id} is not there");
    }
}
