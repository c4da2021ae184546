using Yingzhou.Kernel;
using Yingzhou.Support.Models.Measuring;

namespace Yingzhou.Support.Models.Handling;

/// <summary>Fetches what a model reads from its source.</summary>
sealed class ModelSeries(IEnumerable<ISeriesSource> sources)
{
    /// <summary>Values at most: about six weeks of hours, three years of days. Own default.</summary>
    const int Most = 1_000;

    /// <returns><c>null</c> when its source has no such series.</returns>
    public async Task<ValueSeries?> Read(ModelDefinition model, CancellationToken cancel)
    {
        var parts = model.Series.Split('/');
        return await sources.Single(source => source.Id == parts[0]).Read(parts[1], Most, cancel);
    }

    public async Task<Outcome<ModelInput>> Input(ModelDefinition model, CancellationToken cancel) =>
        await Read(model, cancel) is { } series ? ModelInput.Of(series) : ModelsFaults.NoSeries;
}
