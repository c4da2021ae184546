using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>Takes in what is asked for in batches, and gives manifest and parts when they are there.</summary>
sealed class ServeExports(CityContext city, CityStep step, ExportFolder folder)
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task Start(AllowedQuery query, SharedCall call, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        await step.Run<Done>(
            "StartExport",
            () =>
            {
                city.Add(
                    new SharingExport
                    {
                        Id = call.Id,
                        Grant = query.Grant.Code,
                        Dataset = query.Grant.Dataset,
                        // As the caller wrote it: it is read again, under the grant of that moment, when the batch is made.
                        Filter = query.Body.FilterText,
                        Columns = string.Join(',', query.Fields.Select(field => field.Column)),
                        Sandbox = query.Sandbox,
                        Format = query.Body.Format,
                        State = ExportState.Pending,
                        At = call.At,
                    }
                );
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );
    }

    public async Task<(byte[]? Body, (string Path, string Hash)? File, GatewayDenial? Denial)> Find(
        GatewayCall call,
        SharingGrant grant,
        CancellationToken cancel
    )
    {
        var export = await city.Set<SharingExport>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == call.Export, cancel);
        if (export is null || export.Grant != grant.Code)
            return (null, null, GatewayDenial.NoExport);
        if (call.Act is GatewayAct.Manifest)
            return (Manifest(export), null, null);
        if (
            export.State is not ExportState.Ready
            || export.PartList.FirstOrDefault(part => part.Number == call.Number) is not { } part
            || !File.Exists(folder.Part(export.Id, part.Number, export.Format))
        )
            return (null, null, GatewayDenial.NoExport);
        return (null, (folder.Part(export.Id, part.Number, export.Format), part.Hash), null);
    }

    static byte[] Manifest(SharingExport export) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Export = export.Id,
                export.Grant,
                export.Dataset,
                State = export.State.ToString().ToLowerInvariant(),
                export.Version,
                Format = export.Format.ToString().ToLowerInvariant(),
                export.Rows,
                Parts = (export.State is ExportState.Ready ? export.PartList : []).Select(part => new
                {
                    part.Number,
                    part.Rows,
                    part.Bytes,
                    Sm3 = part.Hash,
                    Href = $"/gw/v1/exports/{export.Id}/parts/{part.Number}",
                }),
                export.Reason,
            },
            Web
        );
}
