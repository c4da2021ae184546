using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>Keys by which this installation signs: each made when it is first asked for, kept outside the database beside the installation's other keys.</summary>
public sealed class InstallationKeys(IOptions<StorageOptions> storage)
{
    readonly ConcurrentDictionary<string, Lazy<Sm2Key>> keys = new(StringComparer.Ordinal);

    /// <param name="name">Of the file, e.g. <c>talent-code</c>.</param>
    public Sm2Key Of(string name) => keys.GetOrAdd(name, one => new(() => Open(storage.Value.Folder, one))).Value;

    static Sm2Key Open(string folder, string name)
    {
        var file = Path.Combine(folder, "keys", $"{name}.key");
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
