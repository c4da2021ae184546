using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Security.Probes;

/// <summary>Key files can be read by the account of the program alone.</summary>
sealed class KeyFilesProbe(IOptions<StorageOptions> storage) : ISecurityProbe
{
    const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Code => "keys.protected";

    public Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var files = KeyFolder.Files(storage.Value.Folder);
        if (OperatingSystem.IsWindows() || files.Count == 0)
            return Task.FromResult(new SecurityEvidence(null, "这个操作系统的文件权限无法由程序判断，或还没有密钥文件"));
        var open = new List<string>();
        foreach (var file in files)
            if ((File.GetUnixFileMode(file.FullName) & Others) != 0)
                open.Add(file.Name);
        // What lies in a folder that nobody else may enter is protected by it.
        var entered =
            (File.GetUnixFileMode(KeyFolder.Path(storage.Value.Folder)) & (UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
        return Task.FromResult(
            open.Count == 0 || !entered
                ? new SecurityEvidence(true, $"{files.Count} 个密钥文件，其他账号都进不去")
                : new(false, $"{open.Count} 个密钥文件其他账号可读：{string.Join("、", open.Take(3))}")
        );
    }
}

/// <summary>密钥更换周期: the key-encryption key within a year, data keys within two (p15 R4).</summary>
sealed class KeyAgeProbe(IOptions<StorageOptions> storage, TimeProvider clock) : ISecurityProbe
{
    const int MasterDays = 365;
    const int DataDays = 730;

    public string Code => "keys.age";

    public Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var files = KeyFolder.Files(storage.Value.Folder);
        int? Age(string prefix) =>
            files.Where(file => file.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(file => file.LastWriteTimeUtc).ToList()
                is { Count: > 0 } made
                ? Math.Max(0, (int)(now.UtcDateTime - made.Max()).TotalDays)
                : null;
        return Task.FromResult(
            (Age("kek-"), Age("dek-")) is (int master, int data)
                ? new SecurityEvidence(
                    master <= MasterDays && data <= DataDays,
                    $"主密钥用了 {master} 天（周期 {MasterDays} 天），数据密钥用了 {data} 天（周期 {DataDays} 天）"
                )
                : new(null, "还没有个人信息密钥")
        );
    }
}

static class KeyFolder
{
    public static string Path(string folder) => System.IO.Path.Combine(folder, "keys");

    public static IReadOnlyList<FileInfo> Files(string folder) =>
        Directory.Exists(Path(folder)) ? [.. new DirectoryInfo(Path(folder)).EnumerateFiles("*", SearchOption.AllDirectories)] : [];
}
