using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake.Sources;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lake.Loading;

/// <summary>
/// 归集: files are written first, then one row makes them true. Dying in between leaves files that no row names; the sweep takes them away. Two who bring the same batch
/// at the same moment get one load: the database lets one row stand, the other's files go.
/// </summary>
sealed class LoadDataset(CityContext city, CityStep step, ICatalogue catalogue, StageLoad stage, LakeFolder lake, TimeProvider clock)
{
    const int LongestBatch = 100;

    static readonly Fault NoRoom = new(
        "lake.disk-full",
        "数据湖的磁盘已满，这一批没有入湖，原有数据不受影响；腾出空间后重新送同一批即可。",
        507
    );

    public async Task<Outcome<LakeLoad>> Run(LoadRequest request, Actor by, CancellationToken cancel)
    {
        if (request.Batch.Length is 0 or > LongestBatch)
            return new Fault("lake.batch", $"批次号应有 1 到 {LongestBatch} 个字符。", 400) { Field = "batch" };
        if (await catalogue.Sheet(request.Dataset, cancel) is not { } sheet)
            return LakeFaults.NoDataset;
        if (await Known(request, cancel) is { } before)
            return before;
        city.Actors.Current = by;
        StagedLoad staged;
        try
        {
            staged = stage.Run(request, sheet.Items);
        }
        catch (RefusedSourceException refused)
        {
            return await Refuse(request, by, refused.Message, cancel);
        }
        catch (Exception full) when (DiskFull.Is(full))
        {
            return NoRoom;
        }
        return await Settle(request, by, staged, cancel);
    }

    async Task<Outcome<LakeLoad>> Settle(LoadRequest request, Actor by, StagedLoad staged, CancellationToken cancel)
    {
        var folder = LakeFolder.Name(Guid.CreateVersion7());
        try
        {
            return await Settle(request, by, staged, folder, cancel);
        }
        catch (Exception full) when (DiskFull.Is(full))
        {
            // What nobody names must not fill the disk until the sweep.
            LakeFolder.Drop(staged.Folder);
            if (await Known(request, cancel) is { } stands)
                return stands;
            LakeFolder.Drop(lake.Of(request.Dataset, folder));
            return NoRoom;
        }
    }

    async Task<Outcome<LakeLoad>> Settle(LoadRequest request, Actor by, StagedLoad staged, string folder, CancellationToken cancel)
    {
        var id = Guid.ParseExact(folder, "N");
        var bytes = lake.Settle(staged.Folder, request.Dataset, folder);
        var outcome = await step.Run<LakeLoad>(
            nameof(LoadDataset),
            async () =>
            {
                var last = await city.Set<LakeLoad>().Where(load => load.Dataset == request.Dataset).MaxAsync(load => load.Number, cancel);
                var load = Of(request, by, LoadState.Loaded, id, (last ?? 0) + 1, folder, staged, bytes, null);
                city.Add(load);
                await catalogue.Loaded(request.Dataset, staged.Rows, load.At, cancel);
                await city.SaveChangesAsync(cancel);
                return load;
            },
            cancel
        );
        if (outcome.Succeeded)
            return outcome;
        LakeFolder.Drop(lake.Of(request.Dataset, folder));
        return await Known(request, cancel) is { } first ? first : outcome.Fault;
    }

    Task<Outcome<LakeLoad>> Refuse(LoadRequest request, Actor by, string reason, CancellationToken cancel) =>
        step.Run<LakeLoad>(
            nameof(LoadDataset),
            () =>
            {
                var load = Of(request, by, LoadState.Refused, Guid.CreateVersion7(), null, null, null, 0, reason);
                city.Add(load);
                return Task.FromResult<Outcome<LakeLoad>>(load);
            },
            cancel
        );

    LakeLoad Of(
        LoadRequest request,
        Actor by,
        LoadState state,
        Guid id,
        int? number,
        string? folder,
        StagedLoad? staged,
        long bytes,
        string? reason
    ) =>
        new()
        {
            Id = id,
            Dataset = request.Dataset,
            Batch = request.Batch,
            LoadedBatch = state is LoadState.Loaded ? request.Batch : null,
            State = state,
            Number = number,
            Folder = folder,
            FileName = request.FileName,
            Rows = staged?.Rows ?? 0,
            Rejected = staged?.Rejected ?? 0,
            Bytes = bytes,
            Unregistered = string.Join(',', staged?.Unregistered ?? []),
            Reason = reason,
            SourceAsOf = request.SourceAsOf,
            At = clock.GetUtcNow(),
            By = by.Name,
        };

    Task<LakeLoad?> Known(LoadRequest request, CancellationToken cancel) =>
        city.Set<LakeLoad>()
            .AsNoTracking()
            .SingleOrDefaultAsync(load => load.Dataset == request.Dataset && load.LoadedBatch == request.Batch, cancel);
}
