namespace Yingzhou.Apps.Services.EnterpriseServices.Sizing;

/// <summary>Size class (企业规模, 大中小微).</summary>
enum SizeClass
{
    /// <summary>微型</summary>
    Micro,

    /// <summary>小型</summary>
    Small,

    /// <summary>中型</summary>
    Medium,

    /// <summary>大型</summary>
    Large,
}

/// <summary>What a sector is measured by.</summary>
enum SizeMeasure
{
    /// <summary>从业人员, persons.</summary>
    Staff,

    /// <summary>营业收入, 万元.</summary>
    Revenue,

    /// <summary>资产总额, 万元.</summary>
    Assets,
}

/// <summary>One line of the table: the lower limits of a sector, each in the order of <paramref name="Measures"/>.</summary>
/// <param name="Industries">Codes of GB/T 4754-2017 without the letter, by their beginnings, or ranges of divisions: <c>06-46</c>, <c>701</c>.</param>
sealed record SizeSector(
    string Id,
    string Title,
    IReadOnlyList<string> Industries,
    IReadOnlyList<SizeMeasure> Measures,
    IReadOnlyList<decimal> Large,
    IReadOnlyList<decimal> Medium,
    IReadOnlyList<decimal> Small
)
{
    /// <summary>
    /// Large, medium and small must meet every lower limit, otherwise one class down; micro needs only one below (工信部联企业〔2011〕300号; 国家统计局 2017 note). A value
    /// equal to a limit meets it: the standard writes "及以上".
    /// </summary>
    /// <returns><c>null</c> when what is not known decides.</returns>
    public SizeClass? Of(Func<SizeMeasure, decimal?> value)
    {
        foreach (var (size, limits) in new[] { (SizeClass.Large, Large), (SizeClass.Medium, Medium), (SizeClass.Small, Small) })
        {
            bool? meets = true;
            foreach (var (measure, limit) in Measures.Zip(limits))
                meets &= value(measure) is { } known ? known >= limit : null;
            if (meets is null)
                return null;
            if (meets is true)
                return size;
        }
        return SizeClass.Micro;
    }

    /// <returns>How many characters of the code the entry fixes; 0 when it does not fit. The longest wins.</returns>
    public int Fits(string industry)
    {
        var longest = 0;
        foreach (var entry in Industries)
            if (entry.Split('-') is [var from, var to])
            {
                if (
                    industry.Length >= 2
                    && string.CompareOrdinal(industry[..2], from) >= 0
                    && string.CompareOrdinal(industry[..2], to) <= 0
                )
                    longest = Math.Max(longest, 2);
            }
            else if (industry.StartsWith(entry, StringComparison.Ordinal))
                longest = Math.Max(longest, entry.Length);
        return longest;
    }
}

/// <summary>The table of all sectors as one standard has it (中小企业划型标准), in force from a day.</summary>
sealed record SizeTable(string Standard, DateOnly From, string Note, IReadOnlyList<SizeSector> Sectors)
{
    /// <summary>The last day in force; <c>null</c> while it is.</summary>
    public DateOnly? To { get; init; }

    /// <param name="industry">GB/T 4754-2017, with or without the letter of its section: C3419, 3419.</param>
    public SizeSector? SectorOf(string industry)
    {
        var digits = industry.TrimStart('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T');
        return Sectors
            .Select(sector => (Sector: sector, Fit: sector.Fits(digits)))
            .Where(found => found.Fit > 0)
            .OrderByDescending(found => found.Fit)
            .FirstOrDefault()
            .Sector;
    }

    /// <returns><c>null</c> for an industry that the standard leaves out (finance, education, railways), and when a figure that decides is not known.</returns>
    public SizeClass? Of(string industry, decimal? staff, decimal? revenueWan, decimal? assetsWan) =>
        SectorOf(industry)
            ?.Of(measure =>
                measure switch
                {
                    SizeMeasure.Staff => staff,
                    SizeMeasure.Revenue => revenueWan,
                    _ => assetsWan,
                }
            );

    public bool InForce(DateOnly day) => day >= From && (To is null || day <= To);
}
