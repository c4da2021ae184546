using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Tracing;

/// <summary>What the trace desk is given.</summary>
sealed class TraceFile(ITracing tracing, IPermissions permissions)
{
    const int MostBytes = 20_000_000;

    public async Task<Outcome<TraceReport>> Run(byte[] content, string name, Subject official, CancellationToken cancel) =>
        permissions.Refuse(official, DataProtectionRights.Trace, DataProtectionRights.Whole(official)) is { } refused ? refused
        : content.Length is 0 or > MostBytes ? new Fault("protection.file-size", "请选择一个文件，不超过 20 MB。", 400) { Field = "file" }
        : await tracing.File(content, name, cancel);
}
