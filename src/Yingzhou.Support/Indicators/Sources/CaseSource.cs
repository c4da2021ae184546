using System.Text.Json.Nodes;
using Yingzhou.Support.Cases;

namespace Yingzhou.Support.Indicators.Sources;

/// <summary>办件 as indicators see them: single applications and legs, nothing personal.</summary>
sealed class CaseSource(ICaseLog log) : IIndicatorSource
{
    public string Id => "cases";

    public string Title => "办件";

    public IReadOnlyDictionary<string, string> Moments { get; } =
        new Dictionary<string, string> { ["submitted"] = "收件", ["ended"] = "办结" };

    public IReadOnlyDictionary<string, string> Facts { get; } =
        new Dictionary<string, string>
        {
            ["item"] = "事项标识",
            ["unit"] = "承办单位",
            ["onTime"] = "是否按期，没有承诺的不知道",
            ["approved"] = "是否准予",
            ["supplements"] = "补正次数",
            ["promisedDays"] = "承诺工作日",
            ["fetched"] = "免提交的材料份数",
            ["uploads"] = "自行提交的材料份数",
            ["calendarDays"] = "从收件到决定的自然日",
        };

    public async Task<IReadOnlyList<FactRow>> Read(string moment, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var ended = moment is "ended";
        var rows = await log.ReadAll(new(from, until, ByEnd: ended), cancel);
        return [.. rows.Where(one => !one.IsBundle && (ended ? one.Decided : one.Submitted) is not null).Select(one => Row(one, ended))];
    }

    static FactRow Row(LoggedCase one, bool ended) =>
        new(
            one.Region,
            (ended ? one.Decided : one.Submitted)!.Value,
            one.Finished ?? one.Decided ?? one.Accepted ?? one.Submitted!.Value,
            new JsonObject
            {
                ["item"] = one.Code,
                ["unit"] = one.Unit,
                ["onTime"] = one.OnTime,
                ["approved"] = one.Decided is null ? null : one.Status is CaseStatus.Approved or CaseStatus.Delivered,
                ["supplements"] = one.Deeds.Count(deed => deed.Kind is CaseEventKind.SupplementRequested),
                ["promisedDays"] = one.PromisedDays,
                ["fetched"] = one.Fetched,
                ["uploads"] = one.Uploads,
                ["calendarDays"] = one.Decided is { } decided && one.Submitted is { } submitted ? (decided - submitted).TotalDays : null,
            },
            $"{one.Name} {one.Number}",
            $"/desk/cases/{one.Id}"
        );
}
