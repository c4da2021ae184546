using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

/// <summary>方法 that versions may use; all of them pure rules of the kernel.</summary>
public static class ModelMethods
{
    public const int LongestSeason = 168;
    public const int MostSteps = 48;
    const double LeastLimit = 2;
    const double MostLimit = 10;

    public static IReadOnlyDictionary<string, string> Of(ModelTask task) =>
        task switch
        {
            ModelTask.Forecast => new Dictionary<string, string>
            {
                ["seasonal-naive"] = "季节朴素",
                ["holt-winters"] = "霍尔特-温特斯",
                ["trend-regression"] = "趋势季节回归",
            },
            ModelTask.Anomaly => new Dictionary<string, string> { ["seasonal-deviation"] = "季节残差离差（MAD）" },
            _ => new Dictionary<string, string> { ["classical"] = "经典分解（中位数季节）" },
        };

    internal static IForecaster Forecaster(ModelSettings settings) =>
        settings.Method switch
        {
            "seasonal-naive" => new SeasonalNaive(settings.Season),
            "holt-winters" => new HoltWinters(settings.Season),
            "trend-regression" => new TrendRegression(settings.Season),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Method, "Not a way of forecasting."),
        };

    internal static Fault? Refuse(ModelTask task, ModelSettings settings)
    {
        if (!Of(task).ContainsKey(settings.Method))
            return ModelsFaults.Method;
        if (settings.Season is < 1 or > LongestSeason || (task is ModelTask.Adjustment && settings.Season < 2))
            return ModelsFaults.Season;
        if (task is ModelTask.Forecast && settings.Steps is < 1 or > MostSteps)
            return ModelsFaults.Steps;
        return task is ModelTask.Anomaly && settings.Limit is not (>= LeastLimit and <= MostLimit) ? ModelsFaults.Limit : null;
    }

    /// <summary>输出字段: what a change of version may break (p10 R2).</summary>
    internal static IReadOnlyList<SchemaField> Outputs(ModelTask task, ModelSettings settings) =>
        [
            .. (
                task switch
                {
                    ModelTask.Forecast => Enumerable.Range(1, settings.Steps).Select(step => $"step-{step}"),
                    ModelTask.Anomaly => ["at", "value", "expected", "deviations"],
                    _ => ["at", "value"],
                }
            ).Select(name => new SchemaField(name, new HashSet<string> { "number" }, Required: true)),
        ];
}
