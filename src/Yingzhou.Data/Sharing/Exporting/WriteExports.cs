using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>Makes batches: parts with watermark and, where the provider allows them, trap rows; each on the disk and hashed before the row says that it is there.</summary>
sealed partial class WriteExports(
    CityContext city,
    CityStep step,
    AllowCall allow,
    LakeReaders readers,
    DuckDb duck,
    GatewaySecrets secrets,
    ExportFolder folder,
    HeldExports held,
    IOptions<SharingOptions> options,
    TimeProvider clock,
    ILogger<WriteExports> log
)
{
    public async Task<int> Run(CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        var settled = await held.Settle(cancel);
        if (
            await city.Set<SharingExport>()
                .AsNoTracking()
                .Where(one => one.State == ExportState.Pending)
                .OrderBy(one => one.At)
                .FirstOrDefaultAsync(cancel)
            is not { } export
        )
            return settled;
        var (made, reason) = await Made(export, cancel);
        await step.Run<Done>(
            "WriteExport",
            async () =>
            {
                if (await city.Get<SharingExport>(export.Id, cancel) is not { State: ExportState.Pending } open)
                    return Done.It;
                var state = made is { } weighed
                    ? await held.Weigh(open, weighed.Query, weighed.Parts.Sum(part => part.Rows), cancel)
                    : ExportState.Failed;
                (open.State, open.Reason, open.ReadyAt) = (state, reason, state is ExportState.Held ? null : clock.GetUtcNow());
                // Who leaks must be found even if we die right now: the traps stand when the batch can be fetched.
                if (made is { } traced)
                    city.AddRange(traced.Traps);
                if (made is { } written)
                    (open.Version, open.Rows, open.Parts) = (
                        written.Query.Version,
                        written.Parts.Sum(part => part.Rows),
                        JsonSerializer.Serialize(written.Parts)
                    );
                return Done.It;
            },
            cancel
        );
        return 1;
    }

    async Task<((AllowedQuery Query, IReadOnlyList<ExportPart> Parts, IReadOnlyList<TrapRecord> Traps)?, string?)> Made(
        SharingExport export,
        CancellationToken cancel
    )
    {
        // Under the grant as it is now: what was revoked while the batch waited is not made.
        var grant = await city.Set<SharingGrant>().AsNoTracking().SingleAsync(one => one.Code == export.Grant, cancel);
        if (!grant.IsInForce(clock.GetUtcNow().Day()))
            return (null, "授权已不在有效状态。");
        var (query, denial) = await allow.Again(export, grant, cancel);
        if (query is null)
            return (null, denial!.Detail);
        try
        {
            using var asking = duck.Open();
            bool IsTaken(string key) =>
                DuckDb.Count(asking, $"select count(*) from {query.Source} where {DuckDb.Name(grant.KeyColumn)} = {DuckDb.Text(key)}") > 0;
            var (parts, traps) = await readers.Ask(connection => Write(connection, query, export, IsTaken), cancel);
            return ((query, parts, traps), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Unwritten(exception, export.Id);
            return (null, "数据源读不出来，请重新请求。");
        }
    }

    (List<ExportPart> Parts, List<TrapRecord> Traps) Write(
        System.Data.Common.DbConnection connection,
        AllowedQuery query,
        SharingExport export,
        Func<string, bool> taken
    )
    {
        folder.Begin(export.Id);
        var sql = new FilterSql();
        var columns = query.Fields.Select(field => DuckDb.Name(field.Column)).Append(DuckDb.Name(query.Grant.KeyColumn));
        var where = LakeAnswers.Where(query, sql);
        using var reader = LakeAnswers.Ask(connection, $"select {string.Join(", ", columns)} from {query.Source} where {where}", sql);
        var line = new MarkedRow(query, secrets);
        var traps = new TrapRows(query, export.Id, secrets.WatermarkKey, taken, clock);
        var parts = new List<ExportPart>();
        var rest = reader.Read();
        do
        {
            var part = parts.Count + 1;
            var rows = 0L;
            var csv = folder.Part(export.Id, part, ExportFormat.Csv);
            using (var file = new FileStream(csv, FileMode.CreateNew))
            {
                using (var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
                {
                    void Put(string?[]? cells)
                    {
                        if (cells is null)
                            return;
                        text.Write(CsvLine.Of(cells));
                        rows++;
                    }
                    text.Write(line.Header);
                    for (; rest && rows < options.Value.PartRows; rest = reader.Read())
                    {
                        var cells = line.Of(reader);
                        Put(cells);
                        Put(traps.After(cells, part));
                    }
                    if (!rest)
                        Put(traps.Last(part));
                }
                file.Flush(flushToDisk: true);
            }
            var bytes = File.ReadAllBytes(export.Format is ExportFormat.Parquet ? Packed(csv, export.Id, part) : csv);
            parts.Add(new(part, rows, bytes.Length, Convert.ToHexStringLower(Sm3.Hash(bytes))));
        } while (rest);
        return (parts, traps.Set);
    }

    string Packed(string csv, Guid export, int part)
    {
        var parquet = folder.Part(export, part, ExportFormat.Parquet);
        using (var connection = duck.Open())
            // An empty text and none are two things: ours writes "" for the first.
            DuckDb.Run(
                connection,
                $"copy (select * from read_csv({DuckDb.Text(csv)}, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false)) to {DuckDb.Text(parquet)} (format parquet, compression zstd)"
            );
        using (var written = new FileStream(parquet, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        File.Delete(csv);
        return parquet;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Export {Export} could not be written")]
    partial void Unwritten(Exception exception, Guid export);
}

sealed class ExportJob(WriteExports write) : ICityJob
{
    public string Name => "data-exports";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public Task<int> Run(CancellationToken cancel) => write.Run(cancel);
}
