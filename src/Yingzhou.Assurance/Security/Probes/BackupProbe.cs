using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Backup;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Security.Probes;

/// <summary>备份: not older than a day. The archive itself lies elsewhere, as it must; the installation remembers when it was made.</summary>
sealed class BackupProbe(IOptions<StorageOptions> storage, TimeProvider clock) : ISecurityProbe
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public string Code => "backup.recent";

    public Task<SecurityEvidence> Look(CancellationToken cancel) =>
        Task.FromResult(
            LastBackup.Of(storage.Value.Folder) is { } last
                ? new SecurityEvidence(
                    clock.GetUtcNow() - last.At <= Longest,
                    $"上次备份 {last.At.ToOffset(CityTime.Offset):yyyy-MM-dd HH:mm}，{last.Bytes / 1048576.0:0.0} MB"
                )
                : new(false, "这套系统还没有做过备份（./yz backup FILE）")
        );
}
