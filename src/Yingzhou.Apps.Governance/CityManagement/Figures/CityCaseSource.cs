using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Indicators;

namespace Yingzhou.Apps.Governance.CityManagement.Figures;

/// <summary>城管案件 as indicators see them.</summary>
sealed class CityCaseSource(CityContext city, CityManagementContent content) : IIndicatorSource
{
    public string Id => "city-cases";

    public string Title => "城管案件";

    public IReadOnlyDictionary<string, string> Moments { get; } =
        new Dictionary<string, string>
        {
            ["filed"] = "立案",
            ["due"] = "到期",
            ["closed"] = "结案",
        };

    public IReadOnlyDictionary<string, string> Facts { get; } =
        new Dictionary<string, string>
        {
            ["kind"] = "类别代码",
            ["class"] = "大类",
            ["onTime"] = "是否按期处置，没有到期的不知道",
            ["hoursToFix"] = "从立案到处置完成的小时",
            ["reworks"] = "返工次数",
            ["reopenings"] = "重新打开次数",
        };

    public async Task<IReadOnlyList<FactRow>> Read(string moment, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var cases = city.Set<CityCase>().AsNoTracking();
        var rows = moment switch
        {
            "filed" => cases.Where(one => one.FiledAt >= from && one.FiledAt < until),
            "due" => cases.Where(one => one.DueAt >= from && one.DueAt < until),
            _ => cases.Where(one => one.ClosedAt >= from && one.ClosedAt < until),
        };
        var now = city.Clock.GetUtcNow();
        return [.. (await rows.ToListAsync(cancel)).Select(one => Row(one, moment, now))];
    }

    FactRow Row(CityCase one, string moment, DateTimeOffset now) =>
        new(
            one.Region,
            moment switch
            {
                "filed" => one.FiledAt,
                "due" => one.DueAt,
                _ => one.ClosedAt!.Value,
            },
            one.UpdatedAt,
            new JsonObject
            {
                ["kind"] = one.Kind,
                ["class"] = content.Kinds.TryGetValue(one.Kind, out var kind) ? kind.Class : null,
                ["onTime"] =
                    one.HandledAt is { } handled ? handled <= one.DueAt
                    : one.DueAt < now ? false
                    : null,
                ["hoursToFix"] = one.HandledAt is { } done ? (done - one.FiledAt).TotalHours : null,
                ["reworks"] = one.Reworks,
                ["reopenings"] = one.Reopenings,
            },
            $"{one.Number} {content.NameOf(one.Kind)}：{one.Place}",
            $"/desk/city/cases/{one.Id}"
        );
}
