using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>Compares what lines say of themselves with what was promised (守约检查); a breach begins and ends once, with its event.</summary>
sealed class WatchPromises(CityContext city, CityStep step, TimeProvider clock)
{
    public Task<Outcome<int>> Run(CancellationToken cancel) => step.Run(nameof(WatchPromises), () => Look(cancel), cancel);

    async Task<Outcome<int>> Look(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lasting = await city.Set<LineBreach>().Where(breach => breach.Until == null).ToListAsync(cancel);
        var status = await city.Set<LineStatus>().AsNoTracking().ToDictionaryAsync(one => one.LineId, cancel);
        var done = 0;
        foreach (var line in await city.Set<ExpressLine>().AsNoTracking().ToListAsync(cancel))
        {
            var said = status.GetValueOrDefault(line.Id) ?? new LineStatus { LineId = line.Id };
            var troubles = LineWatch.Of(line.Class, line.IsOn, said.State, said.LagP95, said.Retention(line));
            var known = lasting.FindAll(breach => breach.LineId == line.Id);
            foreach (var trouble in troubles.Where(trouble => known.TrueForAll(breach => breach.Trouble != trouble)))
            {
                var breach = new LineBreach
                {
                    Region = line.Region,
                    LineId = line.Id,
                    Trouble = trouble,
                    Text = Say(line, said, trouble),
                    Since = now,
                };
                breach.Begin(line);
                city.Add(breach);
                done++;
            }
            foreach (var over in known.Where(breach => !troubles.Contains(breach.Trouble)))
            {
                over.End(line, now);
                done++;
            }
        }
        return done;
    }

    static string Say(ExpressLine line, LineStatus said, LineTrouble trouble) =>
        trouble switch
        {
            LineTrouble.Late => $"近十分钟延迟 P95 为 {said.LagP95:0.0} 秒，承诺 {LinePromise.Limit(line.Class).TotalSeconds:0} 秒以内",
            LineTrouble.LogHeldBack =>
                $"源库为本线路积压日志 {said.RetainedBytes >> 20:N0} MiB，上限 {line.CeilingBytes >> 20:N0} MiB，到上限将主动放弃复制槽",
            _ => $"线路停住：{said.Reason}",
        };
}

sealed class WatchPromisesJob(WatchPromises watch) : ICityJob
{
    public string Name => "express-promises";

    public TimeSpan Rest => TimeSpan.FromSeconds(15);

    public async Task<int> Run(CancellationToken cancel)
    {
        await watch.Run(cancel);
        return 0;
    }
}
