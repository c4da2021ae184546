using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Formats;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Importing;
using Yingzhou.Support.Spatial.Storage;

namespace Yingzhou.Support.Spatial.Handling;

/// <summary>A steward makes a version: by hand, or of a file. Of two at once the second is told.</summary>
sealed class ChangeLayer(CityContext city, CityStep step, LayerAccess access, MakeVersion versions)
{
    const int MostChanges = 1_000;
    const int LongestNote = 200;

    public Task<Outcome<LayerVersion>> Edit(EditLayerRequest request, Subject steward, CancellationToken cancel)
    {
        var layer = access.Change(request.Layer, steward);
        if (layer.Fault is { } refused)
            return Told(refused);
        if (request.Changes.Count is 0 or > MostChanges)
            return Told(
                new("spatial.changes", $"一次可以改 1 到 {MostChanges} 个要素，现有 {request.Changes.Count} 个。") { Field = "changes" }
            );
        var gathered = new FeatureGate(layer.Value).Gather(
            request.Changes.Where(one => one.Shape is not null).Select(Read),
            NamedCrs.Cgcs2000,
            null
        );
        if (gathered.Bad is [var bad, ..])
            return Told(bad.Why with { Detail = $"要素“{bad.Id}”：{bad.Why.Detail}" });
        string[] removed = [.. request.Changes.Where(one => one.Shape is null).Select(one => one.Id)];
        return Run(
            nameof(Edit),
            layer.Value,
            request.Seen,
            request.Note,
            request.Key,
            steward,
            new(gathered.Good, removed, true, [], request.Note, "edit"),
            cancel
        );
    }

    public Task<Outcome<LayerVersion>> Import(ImportLayerRequest request, Subject steward, CancellationToken cancel)
    {
        var layer = access.Change(request.Layer, steward);
        if (layer.Fault is { } refused)
            return Told(refused);
        var read = FeatureFile.Read(request.FileName, request.Content, request.Crs);
        if (read.Fault is { } unreadable)
            return Told(unreadable);
        if (request.IdAttribute is null && read.Value.Features.Any(one => one.Id is null))
            return Told(
                new("spatial.id-needed", "文件中有要素没有编号，请写明用哪个属性作编号（各版本中不变、不重复）。") { Field = "idAttribute" }
            );
        var gathered = new FeatureGate(layer.Value).Gather(read.Value.Features, read.Value.Crs, request.IdAttribute);
        if (gathered.Good.Count == 0)
            return Told(new("spatial.nothing-good", $"没有一个要素通过检查，例如{First(gathered)}") { Field = "file" });
        return Run(
            nameof(Import),
            layer.Value,
            request.Seen,
            request.Note,
            request.Key,
            steward,
            new(gathered.Good, [], request.KeepOthers, gathered.Bad, request.Note, Path.GetFileName(request.FileName)),
            cancel
        );
    }

    public Task<Outcome<LayerVersion>> Decide(string id, int number, bool publish, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<LayerVersion>(
            nameof(Decide),
            async () =>
            {
                var version = await city.Set<VersionRow>().SingleOrDefaultAsync(v => v.Layer == id && v.Number == number, cancel);
                var layer = access.Confirm(id, version?.MadeBy ?? "", official);
                if (layer.Fault is { } refused)
                    return refused;
                var kept = await city.Set<MapLayer>().SingleOrDefaultAsync(l => l.Code == id, cancel);
                if (version is null || kept?.Pending != number)
                    return new Fault("spatial.not-pending", $"第 {number} 版不在待复核，请刷新后查看。", 409);
                (version.DecidedAt, version.DecidedBy) = (city.Clock.GetUtcNow(), official.ActorId);
                if (publish)
                    await versions.Publish(kept, version, cancel);
                else
                    await versions.TakeBack(kept, version, cancel);
                return version.AsVersion();
            },
            cancel
        );
    }

    Task<Outcome<LayerVersion>> Run(
        string doing,
        Layer layer,
        int seen,
        string note,
        string? key,
        Subject steward,
        VersionPlan plan,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(note) || note.Length > LongestNote)
            return Told(new("spatial.note", $"请写明为什么改，不超过 {LongestNote} 字：历史里要看。") { Field = "note" });
        city.Actors.Current = steward.AsActor();
        return step.RunOnce<LayerVersion>(
            $"{nameof(ChangeLayer)}.{doing}",
            key,
            async () =>
            {
                var kept = await city.Set<MapLayer>().SingleAsync(l => l.Code == layer.Id, cancel);
                if (kept.Pending is { } waiting)
                    return new Fault("spatial.pending", $"第 {waiting} 版还在等第二人复核，复核后再改。", 409);
                if (kept.Published != seen)
                    return new Fault("spatial.stale", $"图层已更新到第 {kept.Published} 版，您看到的是第 {seen} 版，请刷新后再改。", 412);
                foreach (var gone in plan.Remove)
                    if (
                        !await city.Set<FeatureRow>()
                            .AnyAsync(row => row.Layer == layer.Id && row.Feature == gone && row.Until == null, cancel)
                    )
                        return new Fault("spatial.nothing-to-remove", $"现在的版本里没有要素“{gone}”。", 404) { Field = "changes" };
                var made = await versions.Run(kept, plan, layer.Sensitivity is LayerSensitivity.Restricted, cancel);
                return made.Fault is { } fault ? fault : made.Value.AsVersion();
            },
            cancel
        );
    }

    static FileFeature Read(FeatureChange change, int index) =>
        new(
            $"第 {index + 1} 个要素",
            change.Id,
            Shape.FromGeoJson(change.Shape!, Datum.Cgcs2000),
            change.Attributes ?? new Dictionary<string, object>()
        );

    static string First(Gathered gathered) => gathered.Bad is [var bad, ..] ? $"{bad.Place}：{bad.Why.Detail}" : "文件里没有要素。";

    static Task<Outcome<LayerVersion>> Told(Fault fault) => Task.FromResult<Outcome<LayerVersion>>(fault);
}
