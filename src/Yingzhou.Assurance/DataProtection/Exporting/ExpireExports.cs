using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>
/// 到期销毁: files of exports that are seven days old, or that nobody will agree to. Key and file go first, then the certificate is written; killed between the two, the next round finds them gone and writes it.
/// </summary>
sealed class ExpireExports(CityContext city, CityStep step, ExportFiles files, IDestruction destruction)
{
    const int Batch = 50;

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var old = now - ExportControl.Kept;
        var (ready, waiting) = (ExportStanding.Ready, ExportStanding.Waiting);
        var due = await city.Set<ExportTicket>()
            .AsNoTracking()
            .Where(one =>
                one.FileHash != null
                && one.DestroyedAt == null
                && (
                    one.Standing == ready ? one.ExpiresAt <= now
                    : one.Standing == waiting ? one.CreatedAt <= old
                    : true
                )
            )
            .OrderBy(one => one.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        city.Actors.Current = Actor.System;
        foreach (var ticket in due)
        {
            var verified = files.Destroy(ticket.Id);
            await step.Run<Done>(
                nameof(ExpireExports),
                async () =>
                {
                    if (await city.Get<ExportTicket>(ticket.Id, cancel) is not { DestroyedAt: null } open)
                        return Done.It;
                    if (open.Standing is ExportStanding.Waiting)
                        open.Withdraw();
                    open.DestroyedAt = now;
                    destruction.Prove(
                        new(
                            "export-file",
                            "导出文件保存 7 天；不同意、撤回和逾期未批的立即销毁（p15 §4）",
                            $"导出单 {open.Number} 的文件，{open.Level}",
                            open.Number,
                            open.Rows,
                            $"exports/{open.Id:N}",
                            verified,
                            Copies(open),
                            open.Region
                        )
                    );
                    return Done.It;
                },
                cancel
            );
        }
        return due.Count;
    }

    static string Copies(ExportTicket ticket) =>
        ticket.Taken == 0 ? "没有被领取过；备份不含导出文件。没有其他副本。"
        : ticket.ReturnedAt is { } returned
            ? $"被领取 {ticket.Taken} 次，领取人于 {returned.Day():yyyy-MM-dd} 确认副本已销毁；备份不含导出文件。"
        : $"被领取 {ticket.Taken} 次，领取人还没有确认副本已销毁：系统之外的副本，这份证明证明不了。备份不含导出文件。";
}

sealed class ExpireJob(ExpireExports expire) : ICityJob
{
    public string Name => "protection-expire";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public Task<int> Run(CancellationToken cancel) => expire.Run(cancel);
}
