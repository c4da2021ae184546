using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Delivery;

namespace Yingzhou.Apps.Services.NoVisit.Demo;

/// <summary>A forecast that is made up (模拟预报): the season's mean and a day's own chance, the same for everybody who asks.</summary>
sealed class SimulatedWind(NoVisitContent content) : IWindForecast
{
    public int ForceOn(DateOnly day)
    {
        var chance = new Random(day.DayNumber);
        return Math.Clamp((int)Math.Round(content.MeanWindByMonth[day.Month - 1] + 3 * (chance.NextDouble() - 0.5)), 0, 11);
    }
}
