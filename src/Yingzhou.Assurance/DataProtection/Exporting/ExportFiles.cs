using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>
/// Files of exports, each sealed by SM4-GCM under a key of its own, which lies sealed itself under the keys of personal fields (信封加密): <c>desk-exports/ID.sm4</c>, <c>keys/exports/ID.key</c>. Backups take neither the
/// files nor, after the destruction, the keys.
/// </summary>
sealed class ExportFiles(IOptions<StorageOptions> storage, PersonalCipher cipher)
{
    const string Keys = "exports";

    string Folder => Path.Combine(Path.GetFullPath(storage.Value.Folder), "desk-exports");

    string FileOf(Guid id) => Path.Combine(Folder, $"{id:N}.sm4");

    static string KeyName(Guid id) => Path.Combine(Keys, $"{id:N}.key");

    string KeyOf(Guid id) => Path.Combine(Path.GetFullPath(storage.Value.Folder), "keys", KeyName(id));

    /// <returns>SM3 of the content.</returns>
    public string Seal(Guid id, byte[] content)
    {
        var key = RandomNumberGenerator.GetBytes(Sm4Gcm.KeySize);
        KeyFile.Folder(storage.Value.Folder, Keys);
        KeyFile.Open(
            storage.Value.Folder,
            KeyName(id),
            () => Encoding.ASCII.GetBytes(cipher.Seal(new Personal(PersonalKind.Secret, Convert.ToBase64String(key))))
        );
        Directory.CreateDirectory(Folder);
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceSize);
        using (var file = new FileStream(FileOf(id), FileMode.Create))
        {
            file.Write(nonce);
            file.Write(Sm4Gcm.Encrypt(key, nonce, content, id.ToByteArray()));
            file.Flush(flushToDisk: true);
        }
        return Convert.ToHexStringLower(Sm3.Hash(content));
    }

    /// <returns><c>null</c> when the file or its key is gone.</returns>
    /// <exception cref="CryptographicException">It was altered.</exception>
    public byte[]? Open(Guid id)
    {
        if (!File.Exists(KeyOf(id)) || !File.Exists(FileOf(id)))
            return null;
        var key = Convert.FromBase64String(cipher.Open(Encoding.ASCII.GetString(File.ReadAllBytes(KeyOf(id)))).Plain);
        var bytes = File.ReadAllBytes(FileOf(id));
        return Sm4Gcm.Decrypt(key, bytes[..Sm4Gcm.NonceSize], bytes.AsSpan(Sm4Gcm.NonceSize), id.ToByteArray());
    }

    /// <summary>The key first: from then on the file says nothing, wherever else it may lie. May be repeated.</summary>
    /// <returns>What was found when it was tried to be read afterwards.</returns>
    public string Destroy(Guid id)
    {
        if (File.Exists(KeyOf(id)))
        {
            // Where the disk writes in place, nothing of the key is left there.
            File.WriteAllBytes(KeyOf(id), new byte[new FileInfo(KeyOf(id)).Length]);
            File.Delete(KeyOf(id));
        }
        var hadFile = File.Exists(FileOf(id));
        if (Open(id) is not null)
            throw new InvalidOperationException($"Export {id} can still be read after its key was destroyed");
        File.Delete(FileOf(id));
        return hadFile ? "密钥销毁后再读密文，读不出来；密文随后删除" : "密钥和密文都已不在，读不出来";
    }
}
