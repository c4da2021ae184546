using System.Globalization;
using System.Text.Json.Serialization;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Support.Perception.Content;

/// <summary>
/// 预警规则 over what devices measure, city content: <c>alerting/rules/*.json</c>. Who is in charge follows from its kind. Rules of one device with the same cause are one alert: it rises with the
/// worst of them and ends when none holds.
/// </summary>
/// <param name="Kind">预警类别, as in <c>alerting/kinds.json</c>.</param>
/// <param name="Product">物模型 of the devices that it is for.</param>
/// <param name="Property">As the wire calls it: <c>w01018</c>, <c>w01018-Avg@hour</c>.</param>
/// <param name="Text">What the alert says; <c>{device}</c>, <c>{property}</c>, <c>{value}</c>, <c>{unit}</c> stand for what was measured.</param>
/// <param name="Source">Standard, permit or order that the limit comes from.</param>
/// <param name="Cause">Rules with the same one are one alert; the rule's id when it is left out.</param>
/// <param name="Devices">Codes of the only devices that it is for; all of the product when it is left out.</param>
[method: JsonConstructor]
sealed record AlertRule(
    string Id,
    string Title,
    string Kind,
    string Product,
    string Property,
    RuleCondition When,
    AlertLevel Level,
    string Text,
    string Source,
    string? Cause = null,
    IReadOnlyList<string>? Devices = null
)
{
    // Compared for every observation, so it is made once.
    [JsonIgnore]
    public AlertCondition Condition => condition ??= When.Read() ?? throw new InvalidOperationException($"{Id} was not checked.");

    AlertCondition? condition;

    [JsonIgnore]
    public string Why => Cause ?? Id;

    public string Say(Device device, ProductProperty property, double value) =>
        Text.Replace("{device}", device.Name, StringComparison.Ordinal)
            .Replace("{property}", property.Title, StringComparison.Ordinal)
            .Replace("{value}", value.ToString("0.###", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{unit}", property.Unit, StringComparison.Ordinal);
}

/// <summary>Exactly one of its parts is written.</summary>
sealed record RuleCondition(
    ThresholdWhen? Threshold = null,
    RateWhen? Rate = null,
    MissingWhen? Missing = null,
    DeviationWhen? Deviation = null
)
{
    /// <returns><c>null</c> when not exactly one is written.</returns>
    public AlertCondition? Read()
    {
        AlertCondition?[] written = [Threshold?.Read(), Rate?.Read(), Missing?.Read(), Deviation?.Read()];
        return written.Count(one => one is not null) == 1 ? written.Single(one => one is not null) : null;
    }
}

/// <summary>阈值: beyond <paramref name="On"/> for <paramref name="HoldSeconds"/>, off beyond <paramref name="Off"/> on the safe side.</summary>
sealed record ThresholdWhen(double On, double Off, double HoldSeconds = 0, bool IsLower = false)
{
    public AlertCondition Read() => new AlertCondition.Threshold(On, Off, TimeSpan.FromSeconds(HoldSeconds), IsLower);
}

/// <summary>变化率, an hour over the window.</summary>
sealed record RateWhen(double OnPerHour, double OffPerHour, double WindowSeconds)
{
    public AlertCondition Read() => new AlertCondition.Rate(OnPerHour, OffPerHour, TimeSpan.FromSeconds(WindowSeconds));
}

/// <summary>数据缺失 of this property, where the device itself may still be heard.</summary>
sealed record MissingWhen(double AfterSeconds)
{
    public AlertCondition Read() => new AlertCondition.Missing(TimeSpan.FromSeconds(AfterSeconds));
}

/// <summary>统计偏离 from the last values.</summary>
sealed record DeviationWhen(double OnSigmas, double OffSigmas, int Values, double LeastSpread)
{
    public AlertCondition Read() => new AlertCondition.Deviation(OnSigmas, OffSigmas, Values, LeastSpread);
}
