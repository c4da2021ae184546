using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>What hides codes in tables and on screens (水印密钥): kept beside the installation's other keys, never in the database.</summary>
sealed class MarkKeys(IOptions<StorageOptions> storage)
{
    const int Size = 32;

    readonly Lazy<byte[]> tables = new(() => Open(storage.Value.Folder, "export-mark.key"));
    readonly Lazy<byte[]> screens = new(() => Open(storage.Value.Folder, "screen-mark.key"));

    public Watermark Tables => new(tables.Value, invisible: true);

    public byte[] Screens => screens.Value;

    static byte[] Open(string folder, string name) => KeyFile.Open(folder, name, () => RandomNumberGenerator.GetBytes(Size));
}
