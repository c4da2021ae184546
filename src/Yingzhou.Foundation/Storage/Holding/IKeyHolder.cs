namespace Yingzhou.Foundation.Storage.Holding;

/// <summary>
/// Who holds the key-encryption keys (密钥保管): a folder of this installation, or a key server of its own. A key store by SDF (GM/T 0018) or KMIP would be a third.
/// </summary>
interface IKeyHolder
{
    /// <summary>How long an opened data key may be used before the holder is asked again; <c>null</c>: as long as the process lives.</summary>
    TimeSpan? Lease { get; }

    /// <returns>The data key as it may lie on a disk.</returns>
    /// <exception cref="KeysUnavailableException"/>
    byte[] Wrap(int id, byte[] key);

    /// <exception cref="KeysUnavailableException">Nobody answers.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is another's, or its key-encryption key is gone.</exception>
    byte[] Unwrap(int id, byte[] wrapped);

    /// <summary>换主密钥.</summary>
    /// <param name="again">Wraps what is wrapped anew, before the older keys go.</param>
    int RotateMaster(Action again);
}
