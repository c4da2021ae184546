using System.Text.Json;

namespace Yingzhou.Foundation.Backup;

/// <summary>When the installation was last backed up (上次备份): noted beside the data, because the archive goes elsewhere.</summary>
/// <param name="Bytes">Of all entries, unpacked.</param>
public sealed record LastBackup(DateTimeOffset At, long Bytes)
{
    const string Name = "last-backup.json";

    /// <returns><c>null</c>: never, or the note cannot be read.</returns>
    public static LastBackup? Of(string folder)
    {
        try
        {
            var file = Path.Combine(folder, Name);
            return File.Exists(file) ? JsonSerializer.Deserialize<LastBackup>(File.ReadAllBytes(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal void Keep(string folder)
    {
        var fresh = Path.Combine(folder, $"{Name}.new");
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(fresh, Path.Combine(folder, Name), overwrite: true);
    }
}
