using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Cases.Reading;

static class CasesOfArea
{
    /// <summary>
    /// The cases of an area so that the database reads them newest first off an index: county and town have one, a village is looked for in its town, and the whole city is nearly every case.
    /// </summary>
    public static IQueryable<Case> Of(this IQueryable<Case> cases, RegionScope area)
    {
        var code = area.Code;
        return code.Length switch
        {
            < Case.CountyDigits => cases.Where(@case => @case.County.Substring(0, code.Length) == code),
            Case.CountyDigits => cases.Where(@case => @case.County == code),
            < Case.TownDigits => cases.Within(area),
            Case.TownDigits => cases.Where(@case => @case.Town == code),
            _ => cases.Where(@case => @case.Town == code.Substring(0, Case.TownDigits) && @case.Region.Substring(0, code.Length) == code),
        };
    }
}
