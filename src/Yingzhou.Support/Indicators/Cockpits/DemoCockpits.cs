using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Indicators.Cockpits;

/// <summary>The demonstration has one cockpit, arranged by one official and released by another.</summary>
sealed class DemoCockpits(ICockpits cockpits, IIndicators indicators, IOrganisation organisation) : IDemoSeed
{
    const string Key = "city-day";

    public async Task Seed(CancellationToken cancel)
    {
        if (
            await cockpits.Find(Key, cancel) is not null
            || organisation.Acting("dai-yong", "big-data/model-designer") is not { } designer
            || organisation.Acting("he-lihua", "big-data/model-approver") is not { } approver
        )
            return;
        CockpitTile[] tiles =
        [
            .. indicators.All.Select(one => new CockpitTile(one.Id, TileShape.Figure, 3)),
            .. indicators.All.Take(2).Select(one => new CockpitTile(one.Id, TileShape.Trend, 6)),
        ];
        await cockpits.Arrange(Key, "今天的城市", tiles, null, designer, cancel);
        await cockpits.Submit(Key, await Seen(cancel), designer, cancel);
        await cockpits.Decide(Key, await Seen(cancel), true, approver, cancel);
    }

    async Task<int> Seen(CancellationToken cancel) => (await cockpits.Find(Key, cancel))?.Version ?? 0;
}
