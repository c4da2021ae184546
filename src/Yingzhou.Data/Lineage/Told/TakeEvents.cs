using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage.Told;

/// <summary>Takes OpenLineage events in: what a job told last takes the place of what it told before; all of them, or none.</summary>
sealed class TakeEvents(CityContext city, CityStep step, IPermissions permissions)
{
    const int Most = 500;

    public async Task<Outcome<int>> Run(JsonElement json, Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return new Fault("lineage.no-post", "请先选择岗位。", 403);
        if (permissions.Refuse(official, LineageRights.Tell, new("lineage", "") { Region = unit.Region, UnitId = unit.Id }) is { } refused)
            return refused;
        var events = json.ValueKind is JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
        if (events.Count > Most)
            return new Fault("lineage.too-many", $"一次最多 {Most} 个事件。", 413);
        var told = new List<ToldLineage>();
        foreach (var (at, one) in events.Index())
        {
            var read = OpenLineage.Read(one);
            if (read.Fault is { } fault)
                return fault with { Detail = $"第 {at + 1} 个事件：{fault.Detail}" };
            told.Add(read.Value);
        }
        city.Actors.Current = official.AsActor();
        return await step.Run<int>(nameof(TakeEvents), () => Take(told, cancel), cancel);
    }

    async Task<Outcome<int>> Take(List<ToldLineage> told, CancellationToken cancel)
    {
        var taken = 0;
        foreach (var job in told.Where(one => one.Edges.Count > 0).GroupBy(one => one.Job).Select(same => same.MaxBy(one => one.At)!))
        {
            var known = await city.Set<ToldEdge>().Where(edge => edge.Job == job.Job).ToListAsync(cancel);
            if (known.Exists(edge => edge.At >= job.At))
                continue;
            city.RemoveRange(known);
            city.AddRange(
                job.Edges.Distinct()
                    .Select(edge => new ToldEdge
                    {
                        Job = job.Job,
                        At = job.At,
                        FromNode = edge.From.Node.ToString(),
                        FromColumn = edge.From.Column,
                        ToNode = edge.To.Node.ToString(),
                        ToColumn = edge.To.Column,
                    })
            );
            taken++;
        }
        return taken;
    }
}
