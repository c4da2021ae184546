namespace Yingzhou.Foundation.Storage;

/// <summary>A secret of this installation, made at the first boot and readable by its owner only. There are no default secrets.</summary>
public static class KeyFile
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>A folder of keys that only the account of the program may enter.</summary>
    public static DirectoryInfo Folder(string folder, string name)
    {
        var path = Path.Combine(folder, "keys", name);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Reads a secret, or makes it the very first time.</summary>
    /// <param name="make">Called only when there is none yet; of two that boot at once both get the first one's key.</param>
    public static byte[] Open(string folder, string name, Func<byte[]> make)
    {
        var file = Path.Combine(folder, "keys", name);
        if (!File.Exists(file))
        {
            Folder(folder, "");
            // First of all: where no secret can be had, no empty file stays behind.
            var made = make();
            var fresh = $"{file}.{Guid.CreateVersion7():N}";
            File.WriteAllBytes(fresh, []);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.WriteAllBytes(fresh, made);
            // Two processes may boot at once: whoever comes second takes the first one's key.
            try
            {
                File.Move(fresh, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(fresh);
            }
        }
        return File.ReadAllBytes(file);
    }
}
