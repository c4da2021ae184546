namespace Yingzhou.Support.Alerting.Storage;

/// <summary>The last serial of a day.</summary>
sealed class AlertNumber
{
    public required DateOnly Day { get; init; }

    public required int Last { get; init; }
}
