using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>
/// Batches under the export control (批量交付的导出审批): the grant is the provider's consent; a sensitive batch beyond 1,000 rows in 24 hours waits, made and marked, until another person agreed.
/// </summary>
sealed class HeldExports(CityContext city, CityStep step, IExports exports, ExportFolder folder, TimeProvider clock)
{
    public const string Source = "sharing";

    /// <summary>In the step that stores the batch. What is made up for a trial harms nobody.</summary>
    public async Task<ExportState> Weigh(SharingExport export, AllowedQuery query, long rows, CancellationToken cancel)
    {
        if (export.Sandbox)
            return ExportState.Ready;
        var grant = query.Grant;
        var level = query.Fields.Max(field => field.MaskOf.IsOpen ? field.Level : DataLevels.AsMasked(field.Level));
        var ticket = await exports.Weigh(
            new(
                Source,
                export.Id.ToString("N"),
                $"批量交付：{grant.DatasetName}",
                level,
                rows,
                export.Columns,
                grant.KeyColumn,
                grant.Purpose,
                grant.Code,
                $"授权 {grant.Code}（{grant.System}）",
                grant.Consumer,
                grant.Region
            ),
            cancel
        );
        return ticket.Standing is ExportStanding.Ready ? ExportState.Ready : ExportState.Held;
    }

    /// <summary>What was decided meanwhile.</summary>
    public async Task<int> Settle(CancellationToken cancel)
    {
        var done = 0;
        foreach (var held in await city.Set<SharingExport>().AsNoTracking().Where(one => one.State == ExportState.Held).ToListAsync(cancel))
        {
            var standing = await exports.StandingOf(Source, held.Id.ToString("N"), cancel);
            if (standing is ExportStanding.Waiting)
                continue;
            if (standing is not ExportStanding.Ready)
                folder.Remove(held.Id);
            await step.Run<Done>(
                "SettleExport",
                async () =>
                {
                    if (await city.Get<SharingExport>(held.Id, cancel) is not { State: ExportState.Held } open)
                        return Done.It;
                    if (standing is ExportStanding.Ready)
                        (open.State, open.ReadyAt) = (ExportState.Ready, clock.GetUtcNow());
                    else
                        (open.State, open.Reason, open.Parts) = (ExportState.Failed, "导出审批没有同意。", "[]");
                    return Done.It;
                },
                cancel
            );
            done++;
        }
        return done;
    }
}
