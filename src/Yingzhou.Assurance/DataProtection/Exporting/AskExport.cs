using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>申请导出: the file is made and sealed first, so that others agree to exactly what leaves; then the ticket says who has to agree.</summary>
sealed class AskExport(
    CityContext city,
    CityStep step,
    IEnumerable<IExportSource> sources,
    IPermissions permissions,
    ExportFiles files,
    MarkKeys keys,
    WeighExports weigh,
    ILedger ledger
)
{
    /// <summary>More than this is no list for people: a batch of the gateway.</summary>
    const int MostRows = 200_000;
    const int ShortestPurpose = 4;
    const int LongestPurpose = 200;

    static readonly Fault NoTable = new("protection.no-table", "请选择要导出的表。") { Field = "table" };
    static readonly Fault NoPurpose = new(
        "protection.purpose",
        $"请写明用途，{ShortestPurpose}–{LongestPurpose} 个字，例如“年度审计抽查”。"
    )
    {
        Field = "purpose",
    };

    public async Task<Outcome<ExportTicket>> Run(AskForExport request, Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { } acting)
            return new Fault("protection.no-post", "请先选择当前岗位。", 403);
        if (
            permissions.Refuse(official, DataProtectionRights.Ask, DataProtectionRights.Of(request.Table, acting.Unit.Region)) is
            { } refused
        )
            return refused;
        var purpose = request.Purpose.Trim();
        if (purpose.Length is < ShortestPurpose or > LongestPurpose)
            return NoPurpose;
        if (sources.FirstOrDefault(one => one.Id == request.Source) is not { } source)
            return NoTable;
        city.Actors.Current = official.AsActor();
        // A repeated request makes no second file.
        if (await Known(request.Key, official, cancel) is { } known)
            return known;
        var read = await source.Read(request.Table, official, cancel);
        if (read.Fault is { } unread)
            return unread;
        var table = read.Value;
        var id = SortableId.Next();
        var (content, rows) = await Write(table, WatermarkReading.CodeOf(id.ToString("N")), cancel);
        if (rows > MostRows)
            return new Fault("protection.too-many-rows", $"超过 {MostRows:N0} 行，请改用共享平台的批量交付。") { Field = "table" };
        if (rows == 0)
            return new Fault("protection.no-rows", "这张表现在没有数据，不用导出。") { Field = "table" };
        var hash = files.Seal(id, content);
        var weighed = new WeighExport(
            request.Source,
            request.Table,
            table.Title,
            table.Level,
            rows,
            string.Join(',', table.Columns),
            table.KeyColumn,
            purpose,
            official.ActorId,
            official.Name,
            acting.Unit.Id,
            acting.Unit.Region
        );
        var asked = await step.RunOnce<Guid>(
            nameof(AskForExport),
            request.Key,
            async () =>
            {
                var need = await weigh.Need(official.ActorId, table.Level, rows, cancel);
                var ticket = WeighExports.New(id, city.Clock.GetUtcNow(), weighed, need, hash);
                city.Add(ticket);
                ledger.Enter(ExportEvidence.Of(ExportEvidence.Asked, ticket));
                return id;
            },
            cancel
        );
        // What nobody can ask for is not left lying about.
        if (!asked.Succeeded || asked.Value != id)
            files.Destroy(id);
        return asked.Fault is { } fault ? fault : (await city.Get<ExportTicket>(asked.Value, cancel))!;
    }

    async Task<ExportTicket?> Known(string key, Subject official, CancellationToken cancel)
    {
        var kept = await city.Set<IdempotencyKey>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.ActorId == official.ActorId && one.Key == key && one.Command == nameof(AskForExport), cancel);
        return kept is null ? null : await city.Get<ExportTicket>(System.Text.Json.JsonSerializer.Deserialize<Guid>(kept.Answer), cancel);
    }

    // UTF-8 with a mark at its beginning, and cells that are no formulas: what spreadsheets read.
    async Task<(byte[] Content, long Rows)> Write(ExportTable table, ulong code, CancellationToken cancel)
    {
        var mark = keys.Tables;
        var key = table.Columns.ToList().IndexOf(table.KeyColumn);
        var text = new StringBuilder("\ufeff").Append(CsvLine.Of(table.Columns, CsvFlavour.Excel));
        var rows = 0L;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            if (++rows > MostRows)
                return ([], rows);
            var name = row[key] ?? "";
            text.Append(
                CsvLine.Of(
                    row.Select((cell, at) => cell is null || at == key ? cell : mark.Write(cell, code, name, table.Columns[at])),
                    CsvFlavour.Excel
                )
            );
        }
        return (Encoding.UTF8.GetBytes(text.ToString()), rows);
    }
}
