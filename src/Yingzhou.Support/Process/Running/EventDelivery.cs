using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Running;

/// <summary>
/// Brings messages and signals (消息, 信号) to those who wait for them, starts what begins with them, and keeps a message that comes too early. A message and its waiter that
/// are stored at the same moment by two steps miss each other here and are brought together by <see cref="WaitingMessages"/>.
/// </summary>
sealed class EventDelivery(CityContext city, EventStarts starts)
{
    /// <returns>How many instances it reached; <c>null</c> when a message of this id has been taken in already.</returns>
    public async Task<int?> Publish(ProcessRun run, ProcessMessage message, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        if (
            message.Id is { } id
            && await city.Set<MessageRow>().AnyAsync(m => m.Name == message.Name && m.MessageId == id && m.ExpiresAt > now, cancel)
        )
            return null;
        var waiting = await Listening("message", message.Name, message.CorrelationKey, cancel);
        foreach (var (wait, instance) in waiting)
            run.Enqueue(instance, new CorrelateMessage(wait.SubscriptionId, (JsonObject)message.Variables.DeepClone()));
        var reached = waiting.Count + await starts.Begin(run, StartKind.Message, message, cancel);
        if (reached == 0 || message.Id is not null)
            city.Add(
                new MessageRow
                {
                    MessageId = message.Id,
                    Name = message.Name,
                    CorrelationKey = message.CorrelationKey,
                    Variables = message.Variables.ToPlainJson(),
                    PublishedAt = now,
                    ExpiresAt = now + message.TimeToLive,
                    TakenAt = reached > 0 ? now : null,
                }
            );
        return reached;
    }

    /// <param name="from">The instance that threw it and has been served already.</param>
    public async Task<int> Broadcast(ProcessRun run, string name, JsonObject variables, Guid? from, CancellationToken cancel)
    {
        // An instance hears a signal once, however many of its elements wait for it.
        var hearing = (await Listening("signal", name, null, cancel))
            .Select(row => row.Instance)
            .Where(instance => instance.Id != from)
            .Distinct()
            .ToList();
        foreach (var instance in hearing)
            run.Enqueue(instance, new ReceiveSignal(name, (JsonObject)variables.DeepClone()));
        return hearing.Count + await starts.Begin(run, StartKind.Signal, new(name, null, variables), cancel);
    }

    /// <summary>Gives an instance the messages that came before it waited for them.</summary>
    public async Task HandOver(ProcessRun run, ProcessInstance instance, Step step, CancellationToken cancel)
    {
        foreach (var wait in step.Effects.OfType<SubscribeMessage>())
            if (step.State.Subscriptions.Any(open => open.Id == wait.SubscriptionId))
                await HandOver(run, instance, wait.SubscriptionId, wait.MessageName, wait.CorrelationKey, cancel);
    }

    public async Task<bool> HandOver(
        ProcessRun run,
        ProcessInstance instance,
        long subscription,
        string name,
        string? correlationKey,
        CancellationToken cancel
    )
    {
        var now = city.Clock.GetUtcNow();
        var early = await city.Set<MessageRow>()
            .Where(message =>
                message.Name == name && message.CorrelationKey == correlationKey && message.TakenAt == null && message.ExpiresAt > now
            )
            .OrderBy(message => message.Id)
            .FirstOrDefaultAsync(cancel);
        // What this step took is not saved yet and would be found again.
        if (early is null || early.TakenAt is not null)
            return false;
        early.TakenAt = now;
        run.Enqueue(instance, new CorrelateMessage(subscription, JsonNode.Parse(early.Variables)!.AsObject()), () => early.TakenAt = null);
        return true;
    }

    async Task<List<(WaitRow Wait, ProcessInstance Instance)>> Listening(
        string kind,
        string name,
        string? correlationKey,
        CancellationToken cancel
    )
    {
        await city.SaveChangesAsync(cancel);
        var rows = await city.Set<WaitRow>()
            .Where(wait => wait.Kind == kind && wait.Name == name && wait.CorrelationKey == correlationKey)
            .Join(city.Set<ProcessInstance>(), wait => wait.InstanceId, instance => instance.Id, (wait, instance) => new { wait, instance })
            .ToListAsync(cancel);
        return [.. rows.Select(row => (row.wait, row.instance))];
    }
}
