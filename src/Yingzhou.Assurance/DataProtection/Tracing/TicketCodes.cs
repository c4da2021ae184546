using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.DataProtection.Exporting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Tracing;

/// <summary>Codes of all export tickets whose file could have left.</summary>
sealed class TicketCodes(CityContext city, MarkKeys keys) : ILeakSource
{
    public Watermark Mark => keys.Tables;

    public async Task<IReadOnlyList<LeakCode>> Codes(CancellationToken cancel) =>
        (await city.Set<ExportTicket>().AsNoTracking().Where(one => one.Taken > 0).ToListAsync(cancel)).ConvertAll(ticket => new LeakCode(
            ticket.Code,
            ticket.KeyColumn,
            $"{ticket.AskedName}（{ticket.AskedBy}）",
            $"导出单 {ticket.Number}：{ticket.Title}",
            $"{ticket.CreatedAt.Day():yyyy-MM-dd}"
        ));
}
