namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

/// <summary>An indicator of an area in a week (指标值).</summary>
sealed class IndicatorValue
{
    public required string Indicator { get; init; }

    /// <summary>Division code, 4 digits for the city, 6 for a county.</summary>
    public required string Area { get; init; }

    /// <summary>The Monday with which the week begins.</summary>
    public required DateOnly Week { get; init; }

    /// <summary>Cases behind it.</summary>
    public int Count { get; set; }

    /// <summary>Cases taken out because they were handled outside the system.</summary>
    public int Outside { get; set; }

    /// <summary>Median, or a share drawn towards the city's; <c>null</c> when nothing ended.</summary>
    public double? Value { get; set; }

    public double? Ninth { get; set; }

    public double? Lower { get; set; }

    public double? Upper { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}
