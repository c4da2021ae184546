namespace Yingzhou.Apps.Governance.CityManagement.Figures;

/// <summary>立案量预测, on the cockpit.</summary>
static class CaseForecast
{
    public const string Model = "city-case-volume";

    public const string Application = "city-management";
}
