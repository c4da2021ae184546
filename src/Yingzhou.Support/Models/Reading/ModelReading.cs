using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Models.Content;
using Yingzhou.Support.Models.Handling;
using Yingzhou.Support.Models.Measuring;

namespace Yingzhou.Support.Models.Reading;

/// <summary>The list, a model's card, its last answer and the try-out.</summary>
sealed class ModelReading(CityContext city, ModelsContent content, ModelSeries series, IPermissions permissions, TryQuota quota)
{
    const int ShownRuns = 50;
    const int RealisedRuns = 500;
    const int MostValues = 1_000;
    const int UseMonths = 12;

    public async Task<Outcome<ModelLine[]>> Lines(Subject official, CancellationToken cancel)
    {
        if (Refuse(official) is { } refused)
            return refused;
        var versions = await city.Set<ModelVersion>().AsNoTracking().ToListAsync(cancel);
        var runs = await city.Set<ModelRun>()
            .GroupBy(run => run.Model)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancel);
        ModelLine[] lines =
        [
            .. content
                .ByKey.Values.OrderBy(model => model.Title, StringComparer.Ordinal)
                .Select(model => new ModelLine(
                    model,
                    versions.Find(version => version.LiveKey == model.Key),
                    versions.Count(version => version.Model == model.Key && version.Stage is VersionStage.Submitted),
                    runs.GetValueOrDefault(model.Key)
                )),
        ];
        return lines;
    }

    public async Task<Outcome<ModelCard>> Card(string key, Subject official, CancellationToken cancel)
    {
        if (!content.ByKey.TryGetValue(key, out var model))
            return ModelsFaults.Unknown;
        if (Refuse(official) is { } refused)
            return refused;
        var versions = await city.Set<ModelVersion>().AsNoTracking().Where(version => version.Model == key).ToListAsync(cancel);
        var live = versions.Find(version => version.LiveKey == key);
        var runs = await city.Set<ModelRun>()
            .AsNoTracking()
            .Where(run => run.Model == key)
            .OrderByDescending(run => run.At)
            .Take(RealisedRuns)
            .ToListAsync(cancel);
        var values = await series.Read(model, cancel);
        return new ModelCard(
            model,
            [.. versions.OrderByDescending(version => version.CreatedAt)],
            live,
            values,
            live is null || values is null ? null : Realised(live, runs, values),
            [.. runs.Take(ShownRuns)],
            runs.Find(run => run.VersionId == live?.Id) is { } newest ? Answer(model, live!, newest) : null,
            live is null || values is null ? null : InputDrift.Of(values, live.SetFrom, live.SetUntil),
            await Uses(key, cancel)
        );
    }

    async Task<IReadOnlyList<ModelUse>> Uses(string key, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow().AddMonths(-UseMonths);
        var answers = await city.Set<ModelRun>()
            .Where(run => run.Model == key && run.At >= since)
            .Select(run => new { run.At, run.Application })
            .ToListAsync(cancel);
        return
        [
            .. answers
                .GroupBy(run => (Month: new DateOnly(run.At.Day().Year, run.At.Day().Month, 1), run.Application))
                .Select(same => new ModelUse(same.Key.Month, same.Key.Application, same.Count()))
                .OrderByDescending(use => use.Month)
                .ThenBy(use => use.Application, StringComparer.Ordinal),
        ];
    }

    public async Task<ModelAnswer?> Latest(string key, string application, CancellationToken cancel)
    {
        if (!content.ByKey.TryGetValue(key, out var model))
            return null;
        var live = await city.Set<ModelVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.LiveKey == key, cancel);
        // Nobody answers with a model that is out of use.
        if (live?.RetiresOn < city.Clock.GetUtcNow().Day())
            return null;
        var run = await city.Set<ModelRun>()
            .AsNoTracking()
            .Where(run => run.Model == key && run.Application == application && live != null && run.VersionId == live.Id)
            .OrderByDescending(run => run.At)
            .FirstOrDefaultAsync(cancel);
        return run is null ? null : Answer(model, live!, run);
    }

    public async Task<Outcome<TriedModel>> Try(string key, IReadOnlyList<double> values, Subject official, CancellationToken cancel)
    {
        if (!content.ByKey.TryGetValue(key, out var model))
            return ModelsFaults.Unknown;
        if (Refuse(official) is { } refused)
            return refused;
        if (values.Count is < 1 or > MostValues || values.Any(value => !double.IsFinite(value)))
            return ModelsFaults.Values;
        var live = await city.Set<ModelVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.LiveKey == key, cancel);
        if (live is null)
            return ModelsFaults.NoLive;
        if (quota.Take(official.ActorId) is { } tooMany)
            return tooMany;
        // What is tried has no times of its own: they are counted back from now.
        var now = city.Clock.GetUtcNow();
        var input = new ModelInput(values, now.AddHours(-values.Count), TimeSpan.FromHours(1), 0);
        var measured = Measurement.Of(model.Task, live.Settings, input);
        var output = Measurement.Answer(model.Task, live.Settings, input);
        return output is { Steps.Count: 0, Adjusted.Count: 0 } && measured.Fault is { } short_
            ? short_
            : new TriedModel(live.Number, output, measured.Succeeded ? measured.Value : null);
    }

    static ModelAnswer Answer(ModelDefinition model, ModelVersion version, ModelRun run) =>
        new(model, version.Number, version.Measured, run.At, run.InputUntil, Read(run), version.RetiresOn);

    static ModelOutput Read(ModelRun run) => JsonSerializer.Deserialize<ModelOutput>(run.Output, ContentJson.Options)!;

    // The same values are said to each application: one of them counts.
    static RealisedError? Realised(ModelVersion live, List<ModelRun> runs, ValueSeries values)
    {
        var came = values.Values.Where(value => value.Value is not null).ToDictionary(value => value.At, value => value.Value!.Value);
        var said = runs.Where(run => run.VersionId == live.Id)
            .DistinctBy(run => run.InputDigest)
            .SelectMany(run => Read(run).Steps)
            .Where(step => came.ContainsKey(step.At))
            .ToList();
        return said.Count == 0
            ? null
            : new(
                said.Count,
                said.Average(step => Math.Abs(came[step.At] - step.Value)),
                RatioOf.Count(said.Where(step => step.Low is not null), step => came[step.At] >= step.Low && came[step.At] <= step.High)
            );
    }

    Fault? Refuse(Subject official) =>
        permissions.Refuse(official, ModelsRights.See, new("models", "all") { Region = official.Scope?.Code });
}
