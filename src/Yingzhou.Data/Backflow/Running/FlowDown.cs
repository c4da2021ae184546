using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Backflow.Running;

/// <summary>
/// Cuts the rows of an area out of a new version and brings them in as a version of the area's dataset, under a batch that is called after the source's version: dying in between, or two at
/// once, make one.
/// </summary>
sealed class FlowDown(CityContext city, CityStep step, ILake lake, ICatalogue catalogue, DuckDb duck, TimeProvider clock)
{
    public async Task<int> Run(CancellationToken cancel)
    {
        var flowed = 0;
        foreach (var rule in await city.Set<BackflowRule>().AsNoTracking().Where(one => one.IsOn).ToListAsync(cancel))
        {
            var last = await city.Set<BackflowStatus>().AsNoTracking().SingleOrDefaultAsync(one => one.RuleId == rule.Id, cancel);
            if (
                await lake.Version(rule.Source, null, cancel) is { Succeeded: true, Value: var version }
                && version.Load.Number > (last?.SourceNumber ?? 0)
            )
                flowed += await Flow(rule, version, cancel) ? 1 : 0;
        }
        return flowed;
    }

    async Task<bool> Flow(BackflowRule rule, LakeVersion version, CancellationToken cancel)
    {
        var number = version.Load.Number!.Value;
        if (await catalogue.Sheet(rule.Target, cancel) is not { Items: var items })
            return await Note(rule, number, null, 0, "目录里没有回流的目标数据集", cancel);
        var file = Path.Combine(Path.GetTempPath(), $"yz-backflow-{Guid.CreateVersion7():N}.parquet");
        try
        {
            var columns = string.Join(", ", items.Select(item => DuckDb.Name(item.Column)));
            using (var connection = duck.Open())
                DuckDb.Run(
                    connection,
                    $"copy (select {columns} from {DuckDb.Files(version.Files)} where starts_with(cast({DuckDb.Name(rule.AreaColumn)} as varchar), {DuckDb.Text(rule.Area)})) "
                        + $"to {DuckDb.Text(file)} (format parquet)"
                );
            var loaded = await lake.Load(
                new(
                    rule.Target,
                    $"backflow/{rule.Source}@{number}",
                    file,
                    $"{rule.Source}-{rule.Area}.parquet",
                    SourceFormat.Parquet,
                    SourceAsOf: version.Load.SourceAsOf ?? version.Load.At
                ),
                Actor.System,
                cancel
            );
            return loaded.Fault is { } fault
                ? await Note(rule, number, null, 0, fault.Detail, cancel)
                : await Note(rule, number, loaded.Value.Number, loaded.Value.Rows, loaded.Value.Reason, cancel);
        }
        catch (DuckDB.NET.Data.DuckDBException wrong)
        {
            return await Note(rule, number, null, 0, $"源数据集的列与规则不符：{wrong.Message}", cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    async Task<bool> Note(BackflowRule rule, int source, int? target, long rows, string? reason, CancellationToken cancel)
    {
        await step.Run<Done>(
            nameof(FlowDown),
            async () =>
            {
                var status = await city.Set<BackflowStatus>().SingleOrDefaultAsync(one => one.RuleId == rule.Id, cancel);
                if (status is null)
                    city.Add(status = new() { RuleId = rule.Id });
                (status.SourceNumber, status.TargetNumber, status.Rows, status.Reason, status.At) = (
                    source,
                    target,
                    rows,
                    reason,
                    clock.GetUtcNow()
                );
                return Done.It;
            },
            cancel
        );
        return target is not null;
    }
}

sealed class BackflowJob(FlowDown flow) : ICityJob
{
    public string Name => "backflow";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        await flow.Run(cancel);
        return 0;
    }
}
