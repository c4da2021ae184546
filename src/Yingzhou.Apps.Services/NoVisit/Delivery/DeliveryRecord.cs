using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>A delivery of the past (历史投递).</summary>
/// <param name="WindForce">Beaufort, 0–12, as forecast on the day it was ready.</param>
/// <param name="Hours">From ready to delivered.</param>
public sealed record DeliveryRecord(string Route, DateTimeOffset ReadyAt, int WindForce, double Hours)
{
    public int Month => ReadyAt.Day().Month;
}
