namespace Yingzhou.Support.Models;

public enum ModelTask
{
    /// <summary>预测</summary>
    Forecast,

    /// <summary>异常识别</summary>
    Anomaly,

    /// <summary>季节调整</summary>
    Adjustment,
}

/// <summary>风险等级 (p10 R5).</summary>
public enum RiskClass
{
    /// <summary>提供信息</summary>
    Informs,

    /// <summary>排序推荐</summary>
    Ranks,

    /// <summary>作出涉及个人的决定: needs somebody who confirms.</summary>
    Decides,
}

/// <summary>模型, as <c>models/registry.json</c> tells it: what it is for and where it must not be used. How it computes is a matter of its versions.</summary>
/// <param name="Series">Source and name of the series it reads, e.g. <c>eco-air/pm25</c>.</param>
/// <param name="Owner">Department that answers for it.</param>
/// <param name="Applications">Ids of the modules that it is computed for.</param>
/// <param name="Limits">适用边界: stands first on its card.</param>
/// <param name="ConfirmedBy">Who confirms what it says; needed when it decides.</param>
/// <param name="LeastPrecision">Of anomalies: share of what is found that must be real; a version below is not released.</param>
public sealed record ModelDefinition(
    string Key,
    string Title,
    string Purpose,
    ModelTask Task,
    RiskClass Risk,
    string Owner,
    string Series,
    IReadOnlyList<string> Applications,
    IReadOnlyList<string> Limits,
    string? ConfirmedBy,
    double? LeastPrecision
);

/// <summary>How a version computes.</summary>
/// <param name="Method">Of <see cref="ModelMethods"/>.</param>
/// <param name="Season">Values in one round, e.g. 24 hours or 7 days; 1 for none.</param>
/// <param name="Steps">Forecast ahead; of other tasks 0.</param>
/// <param name="Limit">Of anomalies: deviations from which a value is unusual; of other tasks 0.</param>
public sealed record ModelSettings(string Method, int Season, int Steps, double Limit);
