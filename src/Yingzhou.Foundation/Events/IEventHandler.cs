using System.Text.Json;

namespace Yingzhou.Foundation.Events;

/// <summary>Hears events after they are stored. May hear one twice, and must not mind.</summary>
public interface IEventHandler
{
    /// <summary>CloudEvents type, e.g. <c>cases.finished</c>.</summary>
    string Type { get; }

    Task Handle(HeardEvent heard, CancellationToken cancel);
}

/// <param name="Id">CloudEvents id: the same for every repetition.</param>
public sealed record HeardEvent(Guid Id, string Type, string Subject, DateTimeOffset At, JsonElement Data);
