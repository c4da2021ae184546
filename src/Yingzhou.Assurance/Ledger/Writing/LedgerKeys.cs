using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Writing;

/// <summary>The two keys of this log and the text that they sign: SM2 for courts here, Ed25519 for tools elsewhere.</summary>
sealed class LedgerKeys(InstallationKeys keys, IOptions<StorageOptions> storage, IOptions<LedgerOptions> options)
{
    readonly Lazy<Ed25519Key> ed25519 = new(() =>
        Ed25519Key.Import(KeyFile.Open(storage.Value.Folder, "ledger-ed25519.key", () => Ed25519Key.Generate().Export()))
    );

    public string Origin => options.Value.Origin;

    public Sm2Key Sm2 => keys.Of("ledger");

    public Ed25519Key Ed25519 => ed25519.Value;

    /// <summary>Like a checkpoint of C2SP, with the time in milliseconds as its fourth line.</summary>
    public static byte[] Text(string origin, long size, byte[] root, DateTimeOffset at) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{origin}\n{size}\n{Convert.ToBase64String(root)}\n{at.ToUnixTimeMilliseconds()}\n"
            )
        );
}
