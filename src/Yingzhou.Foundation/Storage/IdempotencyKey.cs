namespace Yingzhou.Foundation.Storage;

/// <summary>The answer already given to a command (幂等键): asking again with the same key gives it again and changes nothing.</summary>
public sealed class IdempotencyKey
{
    public required string ActorId { get; init; }

    public required string Key { get; init; }

    public required string Command { get; init; }

    /// <summary>The command's result as JSON.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }
}
