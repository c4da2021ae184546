using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Codes;

/// <summary>The key that signs 企业码: made at first start, kept outside the database beside the installation's other keys.</summary>
sealed class CodeKey(IOptions<StorageOptions> storage)
{
    readonly Lazy<Sm2Key> key = new(() => Open(storage.Value.Folder));

    public Sm2Key Key => key.Value;

    static Sm2Key Open(string folder)
    {
        var file = Path.Combine(folder, "keys", "enterprise-code.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var fresh = file + "." + Guid.CreateVersion7().ToString("N");
            File.WriteAllBytes(fresh, Sm2Key.Generate().Export());
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            // Whoever comes second keeps the first one's key.
            try
            {
                File.Move(fresh, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(fresh);
            }
        }
        return Sm2Key.Import(File.ReadAllBytes(file));
    }
}
