using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Events;

/// <summary>Tells what the outbox holds, in order, and forgets it once every handler has heard it. A handler that fails is told again later.</summary>
sealed class OutboxDelivery(CityContext city, IEnumerable<IEventHandler> handlers, ILogger<OutboxDelivery> log) : ICityJob
{
    const int Batch = 200;
    const int LongestWaitMinutes = 60;

    readonly ILookup<string, IEventHandler> handlers = handlers.ToLookup(handler => handler.Type, StringComparer.Ordinal);

    public string Name => "outbox";

    public TimeSpan Rest => TimeSpan.FromSeconds(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var messages = await city.Set<OutboxMessage>().Where(message => message.NotBefore <= now).OrderBy(message => message.Id).Take(Batch).ToListAsync(cancel);
        foreach (var message in messages)
        {
            if (await Told(message, cancel))
                city.Remove(message);
            else
                message.NotBefore = now.AddMinutes(Math.Min(Math.Pow(2, message.Attempts++), LongestWaitMinutes));
        }
        await city.SaveChangesAsync(cancel);
        return messages.Count;
    }

    async Task<bool> Told(OutboxMessage message, CancellationToken cancel)
    {
        using var data = JsonDocument.Parse(message.Data);
        var heard = new HeardEvent(message.Id, message.Type, message.Subject, message.At, data.RootElement);
        try
        {
            foreach (var handler in handlers[message.Type])
                await handler.Handle(heard, cancel);
            return true;
        }
#pragma warning disable CA1031 // Whatever a handler throws, the message stays and is told again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Event {Type} {Id} was not taken by its handler, attempt {Attempt}", message.Type, message.Id, message.Attempts + 1);
            return false;
        }
    }
}
