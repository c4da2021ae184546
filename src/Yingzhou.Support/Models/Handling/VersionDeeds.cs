using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Models.Content;
using Yingzhou.Support.Models.Measuring;

namespace Yingzhou.Support.Models.Handling;

/// <summary>登记、审核、回退 of versions. What is measured is computed before the step begins: nobody waits for it at the writer's door.</summary>
sealed class VersionDeeds(CityContext city, CityStep step, ModelsContent content, ModelSeries series, IPermissions permissions)
{
    const string City = "3309";
    const int LongestNote = 200;
    const int NoticeDays = 90;
    const int InUseDays = 30;

    public async Task<Outcome<ModelVersion>> Register(RegisterVersionRequest request, Subject official, CancellationToken cancel)
    {
        if (!content.ByKey.TryGetValue(request.Model, out var model))
            return ModelsFaults.Unknown;
        if (permissions.Refuse(official, ModelsRights.Register, new("model", model.Key) { Region = official.Scope?.Code }) is { } refused)
            return refused;
        if (request.Note.Trim().Length is < 4 or > LongestNote)
            return ModelsFaults.NoNote;
        if (ModelMethods.Refuse(model.Task, request.Settings) is { } wrong)
            return wrong;
        // Told at once: measuring takes its time. The step asks again.
        if (await city.Set<ModelVersion>().AnyAsync(version => version.Model == model.Key && version.Number == request.Number, cancel))
            return ModelsFaults.NumberTaken;
        var input = await series.Input(model, cancel);
        if (input.Fault is { } none)
            return none;
        var measured = Measurement.Of(model.Task, request.Settings, input.Value);
        if (measured.Fault is { } unmeasured)
            return unmeasured;
        city.Actors.Current = official.AsActor();
        return await step.Run<ModelVersion>(
            nameof(Register),
            async () =>
            {
                var known = await city.Set<ModelVersion>().Where(version => version.Model == model.Key).ToListAsync(cancel);
                if (Number(model.Task, known.Find(version => version.Stage is VersionStage.Live), request) is { } misnumbered)
                    return misnumbered;
                if (known.Exists(version => version.Number == request.Number))
                    return ModelsFaults.NumberTaken;
                var version = new ModelVersion
                {
                    Region = City,
                    Model = model.Key,
                    Number = request.Number,
                    Method = request.Settings.Method,
                    Season = request.Settings.Season,
                    Steps = request.Settings.Steps,
                    Threshold = request.Settings.Limit,
                    Note = request.Note.Trim(),
                    RegisteredBy = official.ActorId,
                    RegisteredName = official.Name,
                    Quality = JsonSerializer.Serialize(measured.Value, ContentJson.Options),
                    SetDigest = input.Value.Digest,
                    SetFrom = input.Value.From,
                    SetUntil = input.Value.Until,
                    SetCount = input.Value.Values.Count,
                };
                city.Add(version);
                return version;
            },
            cancel
        );
    }

    public async Task<Outcome<ModelVersion>> Decide(DecideVersionRequest request, Subject official, CancellationToken cancel)
    {
        var asked = await city.Set<ModelVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.Id == request.Id, cancel);
        if (asked is null || !content.ByKey.TryGetValue(asked.Model, out var model))
            return ModelsFaults.NoVersion;
        if (permissions.Refuse(official, ModelsRights.Release, ResourceOf(asked)) is { } refused)
            return refused;
        var champion = await city.Set<ModelVersion>()
            .AsNoTracking()
            .SingleOrDefaultAsync(version => version.LiveKey == asked.Model, cancel);
        if (request.Released && await Gate(model, asked, champion, cancel) is { } kept)
            return kept;
        city.Actors.Current = official.AsActor();
        return await step.Run<ModelVersion>(
            nameof(Decide),
            async () =>
            {
                var versions = await city.Set<ModelVersion>().Where(version => version.Model == asked.Model).ToListAsync(cancel);
                var version = versions.Single(one => one.Id == request.Id);
                var live = versions.Find(one => one.Stage is VersionStage.Live);
                // It was held against another version than the one that serves now.
                if (version.Version != request.Seen || live?.Id != champion?.Id)
                    return ModelsFaults.Stale;
                if (!request.Released)
                    return version.SendBack(request.Reason, city.Actors.Current, city.Clock.GetUtcNow()) is { } not ? not : version;
                // Of two that are live at once, if only for a line of SQL, the database refuses one.
                if (version.Stage is VersionStage.Submitted && live is not null)
                {
                    live.GiveWay();
                    await city.SaveChangesAsync(cancel);
                }
                return version.GoLive(city.Actors.Current, city.Clock.GetUtcNow()) is { } fault ? fault : version;
            },
            cancel
        );
    }

    public Task<Outcome<ModelVersion>> RollBack(RollBackRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<ModelVersion>(
            nameof(RollBack),
            async () =>
            {
                var versions = await city.Set<ModelVersion>().Where(version => version.Model == request.Model).ToListAsync(cancel);
                if (versions.Find(version => version.Stage is VersionStage.Live) is not { } live)
                    return content.ByKey.ContainsKey(request.Model) ? ModelsFaults.NoLive : ModelsFaults.Unknown;
                if (permissions.Refuse(official, ModelsRights.Release, new("model", request.Model) { Region = live.Region }) is { } refused)
                    return refused;
                if (live.Version != request.Seen)
                    return ModelsFaults.Stale;
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return ModelsFaults.NoReason;
                if (
                    versions.Where(version => version.Stage is VersionStage.Superseded).MaxBy(version => version.ReviewedAt)
                    is not { } earlier
                )
                    return ModelsFaults.NoEarlier;
                live.TakeBack(request.Reason.Trim());
                await city.SaveChangesAsync(cancel);
                earlier.ServeAgain(city.Actors.Current);
                return earlier;
            },
            cancel
        );
    }

    public Task<Outcome<ModelVersion>> Retire(RetireRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<ModelVersion>(
            nameof(Retire),
            async () =>
            {
                if (
                    await city.Set<ModelVersion>().SingleOrDefaultAsync(version => version.LiveKey == request.Model, cancel) is not { } live
                )
                    return content.ByKey.ContainsKey(request.Model) ? ModelsFaults.NoLive : ModelsFaults.Unknown;
                if (permissions.Refuse(official, ModelsRights.Release, new("model", request.Model) { Region = live.Region }) is { } refused)
                    return refused;
                if (live.Version != request.Seen)
                    return ModelsFaults.Stale;
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return ModelsFaults.NoReason;
                var now = city.Clock.GetUtcNow();
                if (request.LastDay < now.Day())
                    return ModelsFaults.RetirePast;
                var since = now.AddDays(-InUseDays);
                var inUse = await city.Set<ModelRun>()
                    .Where(run => run.Model == request.Model && run.At >= since)
                    .Select(run => run.Application)
                    .Distinct()
                    .CountAsync(cancel);
                var earliest = now.Day().AddDays(NoticeDays);
                if (inUse > 0 && request.LastDay < earliest)
                    return ModelsFaults.RetireNotice(inUse, earliest);
                live.Retire(request.LastDay, request.Reason.Trim());
                return live;
            },
            cancel
        );
    }

    async Task<Fault?> Gate(ModelDefinition model, ModelVersion challenger, ModelVersion? champion, CancellationToken cancel)
    {
        var input = await series.Input(model, cancel);
        if (input.Fault is { } none)
            return none;
        var refusals = Measurement.Refusals(model, challenger.Settings, champion?.Settings, input.Value);
        if (refusals.Fault is { } unmeasured)
            return unmeasured;
        return refusals.Value is [var first, ..]
            ? first with
            {
                Status = 422,
                Detail = string.Concat(refusals.Value.Select(refusal => refusal.Detail)),
            }
            : null;
    }

    // The step of the version is told by the machine, from what consumers read (p10 R2).
    static Fault? Number(ModelTask task, ModelVersion? live, RegisterVersionRequest request)
    {
        var outputs = ModelMethods.Outputs(task, request.Settings);
        var (needed, because) = SchemaBump.Of([], [], live is null ? outputs : ModelMethods.Outputs(task, live.Settings), outputs);
        return SchemaBump.Refuse(live?.Number ?? "0.0.0", request.Number, needed) is { } refused
            ? refused with
            {
                Field = "number",
                Detail = because.Count == 0 ? refused.Detail : $"{refused.Detail}（{string.Join("、", because)}）",
            }
            : null;
    }

    static Resource ResourceOf(ModelVersion version) =>
        new("model-version", version.Id.ToString())
        {
            Region = version.Region,
            Deeds = [new Deed(ModelsRights.Register, version.RegisteredBy)],
        };
}
