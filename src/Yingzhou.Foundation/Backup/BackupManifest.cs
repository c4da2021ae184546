namespace Yingzhou.Foundation.Backup;

/// <summary>What an archive holds (备份清单), so that a restore knows whether it has all of it unchanged and may load it.</summary>
/// <param name="Kind">Name of the <see cref="Storage.DatabaseKind"/> it was made from: the other kind cannot load it.</param>
/// <param name="Scripts">Schema scripts applied when it was made.</param>
sealed record BackupManifest(int Format, string Kind, DateTimeOffset MadeAt, IReadOnlyList<string> Scripts, IReadOnlyList<BackupEntry> Entries)
{
    public const int PresentFormat = 1;
}

/// <param name="Path">Within the archive, with slashes.</param>
/// <param name="Sha256">Hexadecimal, lower case.</param>
sealed record BackupEntry(string Path, long Size, string Sha256);
