using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Indicators.Content;
using Yingzhou.Support.Indicators.Reading;
using Yingzhou.Support.Indicators.Storage;

namespace Yingzhou.Support.Indicators.Computing;

/// <summary>
/// 红灯告警 (p11 R6): a red light of the last period that has ended is a warning of the shared engine, one for each indicator and area; a green one ends it. The same period said again says nothing new.
/// </summary>
sealed class RaiseLights(CityContext city, IndicatorsContent content, IAlertFeed feed, IOrganisation organisation)
{
    public const string Kind = "indicator-red";
    const string Cause = "亮红灯";

    public async Task Run(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        foreach (var versions in content.Versions.Values)
        {
            if (versions[^1].Definition is not { Light: { } light } definition)
                continue;
            var stored = await city.Set<StoredValue>().AsNoTracking().Where(value => value.Indicator == definition.Id).ToListAsync(cancel);
            foreach (var area in stored.GroupBy(value => value.Area))
            {
                var ended = area.Where(value =>
                        value.Definition == StoredIndicators.InForce(versions, value.Period).Version
                        && PeriodOf.End(definition.Period, value.Period) <= now
                    )
                    .GroupBy(value => value.Period)
                    .OrderBy(same => same.Key)
                    .Select(same => same.MaxBy(value => value.Revision)!)
                    .ToList();
                if (ended.Count > 0)
                    Say(definition, area.Key, ended[^1], light.Of(ended.Select(value => value.Value))[^1]);
            }
        }
    }

    void Say(IndicatorDefinition definition, string area, StoredValue last, TargetLight light)
    {
        var (key, at) = ($"{definition.Id}/{area}", PeriodOf.End(definition.Period, last.Period));
        if (light is TargetLight.Green)
            feed.End(Kind, key, Cause, at);
        if (light is not TargetLight.Red)
            return;
        var said = last.Value is { } value ? value.ToString("0.####", CultureInfo.InvariantCulture) + definition.Unit : "没有数";
        feed.Raise(
            new(
                Kind,
                key,
                $"{organisation.NameOf(area)}{definition.Name}",
                Cause,
                AlertLevel.Yellow,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{PeriodOf.Words(definition.Period, last.Period)} {said}，界限 {definition.Light!.RedBeyond:0.####}{definition.Unit}，连续 {definition.Light.Dwell} 期"
                ),
                area,
                at,
                null,
                null,
                JsonSerializer.Serialize(
                    new Dictionary<string, object?>
                    {
                        ["指标"] = definition.Id,
                        ["周期"] = last.Period,
                        ["口径版本"] = last.Definition,
                    }
                )
            )
        );
    }
}
