namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>The strongest wind expected on a day (风力预报), Beaufort. The real one comes with the meteorological feed.</summary>
public interface IWindForecast
{
    int ForceOn(DateOnly day);
}
