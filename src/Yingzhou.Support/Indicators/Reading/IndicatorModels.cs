using Yingzhou.Support.Models;

namespace Yingzhou.Support.Indicators.Reading;

/// <summary>What released models say of an indicator; <c>null</c> for each task for which there is none.</summary>
sealed record ModelledIndicator(ModelAnswer? Forecast, ModelAnswer? Unusual, ModelAnswer? Adjusted);

/// <summary>预测、异常、季节调整 of an indicator come from the registry of models alone: nothing is forecast whose error was not measured and that nobody released.</summary>
sealed class IndicatorModels(IModels models)
{
    public const string Application = "indicators";

    public async Task<ModelledIndicator> Of(string indicator, CancellationToken cancel) =>
        new(
            await Said(indicator, ModelTask.Forecast, cancel),
            await Said(indicator, ModelTask.Anomaly, cancel),
            await Said(indicator, ModelTask.Adjustment, cancel)
        );

    async Task<ModelAnswer?> Said(string indicator, ModelTask task, CancellationToken cancel) =>
        models.All.FirstOrDefault(one => one.Task == task && one.Series == $"{IndicatorValues.Source}/{indicator}") is { } model
            ? await models.Latest(model.Key, Application, cancel)
            : null;
}
