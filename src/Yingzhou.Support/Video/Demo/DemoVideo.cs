using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Video.Demo;

/// <summary>Ecology may watch two cameras of the police for a quarter, and has done so once; urban management has asked and waits.</summary>
sealed class DemoVideo(CityContext city, IVideo video, IOrganisation organisation) : IDemoSeed
{
    const string Harbour = "33090201001320000017";
    const string Road = "33090201001320000018";
    const string Market = "33090201001320000019";

    public async Task Seed(CancellationToken cancel)
    {
        if (
            await city.Set<SharingGrant>().AnyAsync(cancel)
            || organisation.Acting("gu-qing", "dinghai-ecology/watch") is not { } ecology
            || organisation.Acting("yu-yin", "dinghai-public-security/director") is not { } police
            || organisation.Acting("shao-xuemei", "dinghai-urban-enforcement/director") is not { } urban
        )
            return;
        var today = city.Clock.GetUtcNow().Day();
        var asked = await video.Ask(
            new([Harbour, Road], "environment", "夜间排放核查，看厂区外道路和码头（演示）", today, today.AddDays(89)),
            ecology,
            cancel
        );
        if (asked.Fault is { } refused)
            throw new InvalidOperationException($"The demonstration's grant is refused: {refused}");
        await video.Decide(asked.Value.Id, asked.Value.Version, true, null, police, cancel);
        var view = await video.Begin(new(Harbour, "environment", "核查昨夜二氧化硫超标，看有无车辆装卸（演示）"), ecology, cancel);
        if (view.Succeeded)
            await video.Stop(view.Value.Id, ecology, cancel);
        await video.Ask(new([Market], "city-management", "占道经营整治，看早市时段（演示）", today, today.AddDays(29)), urban, cancel);
    }
}
