using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Models.Content;
using Yingzhou.Support.Models.Measuring;

namespace Yingzhou.Support.Models.Handling;

/// <summary>Computes live versions where there are new values. Killed between two answers it goes on with the next: an answer that stands is known by its values.</summary>
sealed class RunModels(CityContext city, CityStep step, ModelsContent content, ModelSeries series)
{
    public async Task<int> Run(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        var live = await city.Set<ModelVersion>()
            .AsNoTracking()
            .Where(version => version.LiveKey != null && (version.RetiresOn == null || version.RetiresOn >= today))
            .ToListAsync(cancel);
        var added = 0;
        foreach (var version in live)
            // A model that the content no longer has is not computed any more; what it said stays.
            if (content.ByKey.TryGetValue(version.Model, out var model))
                added += await Of(model, version, cancel);
        return added;
    }

    async Task<int> Of(ModelDefinition model, ModelVersion version, CancellationToken cancel)
    {
        if (await series.Input(model, cancel) is not { Succeeded: true, Value: { Values.Count: > 0 } input })
            return 0;
        var digest = input.Digest;
        var said = await city.Set<ModelRun>()
            .AsNoTracking()
            .Where(run => run.VersionId == version.Id && run.InputDigest == digest)
            .Select(run => run.Application)
            .ToListAsync(cancel);
        var silent = model.Applications.Except(said).ToList();
        if (silent.Count == 0)
            return 0;
        var output = JsonSerializer.Serialize(Measurement.Answer(model.Task, version.Settings, input), ContentJson.Options);
        city.Actors.Current = Actor.System;
        var kept = await step.Run<int>(
            nameof(RunModels),
            () =>
            {
                foreach (var application in silent)
                    city.Add(
                        new ModelRun
                        {
                            VersionId = version.Id,
                            Model = model.Key,
                            Number = version.Number,
                            Application = application,
                            At = city.Clock.GetUtcNow(),
                            InputDigest = digest,
                            InputUntil = input.Until,
                            InputCount = input.Values.Count,
                            Bridged = input.Bridged,
                            Output = output,
                        }
                    );
                return Task.FromResult<Outcome<int>>(silent.Count);
            },
            cancel
        );
        return kept.Succeeded ? kept.Value : 0;
    }
}

/// <summary>Looks for new values every five minutes.</summary>
sealed class ModelsJob(RunModels run) : ICityJob
{
    public string Name => "models";

    public TimeSpan Rest => TimeSpan.FromMinutes(5);

    public async Task<int> Run(CancellationToken cancel)
    {
        await run.Run(cancel);
        return 0;
    }
}
