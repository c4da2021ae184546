using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>Weighs an export together with what the same person took in the last 24 hours; in the running step.</summary>
sealed class WeighExports(CityContext city, ILedger ledger)
{
    public async Task<ExportNeed> Need(string asking, DataLevel level, long rows, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var since = now - ExportControl.Window;
        var (refused, withdrawn) = (ExportStanding.Refused, ExportStanding.Withdrawn);
        var others = await city.Set<ExportTicket>()
            .AsNoTracking()
            .Where(one => one.AskedBy == asking && one.CreatedAt > since && one.Standing != refused && one.Standing != withdrawn)
            .Select(one => new
            {
                one.CreatedAt,
                one.Level,
                one.Rows,
            })
            .ToListAsync(cancel);
        return ExportControl.Weigh(new(now, level, rows), others.Select(one => new WeighedExport(one.CreatedAt, one.Level, one.Rows)));
    }

    public async Task<ExportTicket> Batch(WeighExport request, CancellationToken cancel)
    {
        var need = await Need(request.AskedBy, request.Level, request.Rows, cancel);
        // The provider agreed when it gave the grant; what is beyond one consent is asked for now.
        var ticket = New(
            SortableId.Next(),
            city.Clock.GetUtcNow(),
            request,
            need with
            {
                Approvals = Math.Max(0, need.Approvals - 1),
            },
            null
        );
        city.Add(ticket);
        ledger.Enter(ExportEvidence.Of(ExportEvidence.Asked, ticket));
        return ticket;
    }

    public static ExportTicket New(Guid id, DateTimeOffset now, WeighExport request, ExportNeed need, string? hash)
    {
        var ticket = new ExportTicket
        {
            Id = id,
            Number = $"X-{now.Day():yyyyMMdd}-{id.ToString("N")[^6..]}",
            Region = request.Region,
            Source = request.Source,
            Thing = request.Thing,
            Title = request.Title,
            Level = request.Level,
            Rows = request.Rows,
            Columns = request.Columns,
            KeyColumn = request.KeyColumn,
            Purpose = request.Purpose,
            AskedBy = request.AskedBy,
            AskedName = request.AskedName,
            Unit = request.Unit,
            Needed = need.Approvals,
            Reason = need.Reason,
            FileHash = hash,
        };
        if (need.Approvals == 0)
            ticket.Release(now);
        return ticket;
    }
}
