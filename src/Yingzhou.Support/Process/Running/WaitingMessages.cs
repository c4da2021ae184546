using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Running;

/// <summary>Brings kept messages to waiters that were stored at the same moment, and forgets what has expired.</summary>
sealed class WaitingMessages(CityContext city, CityStep step, EventDelivery delivery, ProcessRun run) : ICityJob
{
    const int Batch = 100;

    public string Name => "process-messages";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        await city.Set<MessageRow>().Where(message => message.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var missed = await city.Set<MessageRow>()
            .Where(message => message.TakenAt == null)
            .SelectMany(message =>
                city.Set<WaitRow>()
                    .Where(wait => wait.Kind == "message" && wait.Name == message.Name && wait.CorrelationKey == message.CorrelationKey)
            )
            .AsNoTracking()
            .OrderBy(wait => wait.InstanceId)
            .ThenBy(wait => wait.SubscriptionId)
            .Take(Batch)
            .ToListAsync(cancel);
        var brought = 0;
        foreach (var wait in missed)
            brought += (await step.Run("HandOverMessage", () => HandOver(wait, cancel), cancel)) is { Succeeded: true, Value: true }
                ? 1
                : 0;
        return brought;
    }

    async Task<Outcome<bool>> HandOver(WaitRow seen, CancellationToken cancel)
    {
        var wait = await city.Get<WaitRow>(seen.InstanceId, seen.SubscriptionId, cancel);
        var instance = await city.Get<ProcessInstance>(seen.InstanceId, cancel);
        if (
            wait is null
            || instance is null
            || !await delivery.HandOver(run, instance, wait.SubscriptionId, wait.Name, wait.CorrelationKey, cancel)
        )
            return false;
        var carried = await run.Continue(cancel);
        return carried.Succeeded ? true : carried.Fault;
    }
}
