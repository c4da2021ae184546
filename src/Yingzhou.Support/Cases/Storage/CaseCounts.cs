using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Storage;

/// <summary>Adds to the counts by one statement that both databases know, so that two steps at once never lose a count.</summary>
sealed class CaseCounts(CityContext city)
{
    DateOnly Today => city.Clock.GetUtcNow().Day();

    public Task Submitted(Case @case, CancellationToken cancel) => Add(@case, Today, 1, 0, 0, 0, 0, 0, cancel);

    /// <summary>The end is counted today; whether the promise was kept, on the day by which it should have been.</summary>
    public async Task Finished(Case @case, CancellationToken cancel)
    {
        var due = @case.OnTime is null ? Today : @case.DueAt!.Value.Day();
        var (onTime, late) = (@case.OnTime is true ? 1 : 0, @case.OnTime is false ? 1 : 0);
        if (due != Today)
            await Add(@case, due, 0, 0, onTime, late, 0, 0, cancel);
        await Add(@case, Today, 0, 1, due == Today ? onTime : 0, due == Today ? late : 0, 0, 0, cancel);
    }

    public Task Rated(Case @case, bool good, CancellationToken cancel) => Add(@case, Today, 0, 0, 0, 0, 1, good ? 1 : 0, cancel);

    Task Add(Case @case, DateOnly day, int submitted, int finished, int onTime, int late, int rated, int good, CancellationToken cancel) =>
        city.Database.ExecuteSqlAsync(
            $"""
            insert into cases_counts (day, unit, item_code, region, submitted, finished, on_time, late, rated, rated_good)
            values ({day}, {@case.Unit}, {@case.ItemCode}, {@case.Region}, {submitted}, {finished}, {onTime}, {late}, {rated}, {good})
            on conflict (day, unit, item_code, region) do update set
                submitted = cases_counts.submitted + excluded.submitted, finished = cases_counts.finished + excluded.finished,
                on_time = cases_counts.on_time + excluded.on_time, late = cases_counts.late + excluded.late,
                rated = cases_counts.rated + excluded.rated, rated_good = cases_counts.rated_good + excluded.rated_good
            """,
            cancel
        );
}
