using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>Makes batches: CSV parts with watermark, each on the disk and hashed before the row says that it is there.</summary>
sealed partial class WriteExports(
    CityContext city,
    CityStep step,
    AllowCall allow,
    LakeReaders readers,
    GatewaySecrets secrets,
    ExportFolder folder,
    IOptions<SharingOptions> options,
    TimeProvider clock,
    ILogger<WriteExports> log
)
{
    public async Task<int> Run(CancellationToken cancel)
    {
        if (
            await city.Set<SharingExport>()
                .AsNoTracking()
                .Where(one => one.State == ExportState.Pending)
                .OrderBy(one => one.At)
                .FirstOrDefaultAsync(cancel)
            is not { } export
        )
            return 0;
        city.Actors.Current = Actor.System;
        var (made, reason) = await Made(export, cancel);
        await step.Run<Done>(
            "WriteExport",
            async () =>
            {
                if (await city.Get<SharingExport>(export.Id, cancel) is not { State: ExportState.Pending } open)
                    return Done.It;
                (open.State, open.Reason, open.ReadyAt) = (
                    made is null ? ExportState.Failed : ExportState.Ready,
                    reason,
                    clock.GetUtcNow()
                );
                if (made is { } written)
                    (open.Version, open.Rows, open.Parts) = (
                        written.Version,
                        written.Parts.Sum(part => part.Rows),
                        JsonSerializer.Serialize(written.Parts)
                    );
                return Done.It;
            },
            cancel
        );
        return 1;
    }

    async Task<((int? Version, IReadOnlyList<ExportPart> Parts)?, string?)> Made(SharingExport export, CancellationToken cancel)
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
            var parts = await readers.Ask(connection => Write(connection, query, export.Id), cancel);
            return ((query.Version, parts), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Unwritten(exception, export.Id);
            return (null, "数据源读不出来，请重新请求。");
        }
    }

    List<ExportPart> Write(System.Data.Common.DbConnection connection, AllowedQuery query, Guid export)
    {
        folder.Begin(export);
        var sql = new FilterSql();
        var columns = query.Fields.Select(field => Lake.DuckDb.Name(field.Column)).Append(Lake.DuckDb.Name(query.Grant.KeyColumn));
        var where = LakeAnswers.Where(query, sql);
        using var reader = LakeAnswers.Ask(connection, $"select {string.Join(", ", columns)} from {query.Source} where {where}", sql);
        var line = new MarkedRow(query, secrets);
        var parts = new List<ExportPart>();
        var rest = reader.Read();
        do
        {
            var part = parts.Count + 1;
            var rows = 0L;
            using (var file = new FileStream(folder.Part(export, part), FileMode.CreateNew))
            {
                using (var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
                {
                    text.Write(line.Header);
                    for (; rest && rows < options.Value.PartRows; rest = reader.Read(), rows++)
                        text.Write(line.Of(reader));
                }
                file.Flush(flushToDisk: true);
            }
            var bytes = File.ReadAllBytes(folder.Part(export, part));
            parts.Add(new(part, rows, bytes.Length, Convert.ToHexStringLower(Sm3.Hash(bytes))));
        } while (rest);
        return parts;
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
