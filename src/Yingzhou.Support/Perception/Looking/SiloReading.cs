using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Perception.Placing;

namespace Yingzhou.Support.Perception.Looking;

/// <summary>The processes of the city as their table of members knows them.</summary>
sealed class SiloReading(CityContext city, ITwins twins)
{
    const string Active = "Active";

    public async Task<SiloLook[]> All(CancellationToken cancel)
    {
        var rows = await city.Set<SiloRow>().AsNoTracking().ToListAsync(cancel);
        var living = await twins.Living();
        return
        [
            .. rows.GroupBy(row => row.Name)
                .Select(same => same.MaxBy(row => row.StartedAt)!)
                .OrderBy(row => row.Name, StringComparer.Ordinal)
                .Select(row => new SiloLook(
                    row.Name,
                    row.Status == Active,
                    row.StartedAt,
                    row.AliveAt,
                    living.GetValueOrDefault(row.Name)
                )),
        ];
    }
}
