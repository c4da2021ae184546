using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>An emergency access under a grant (紧急调阅): asked by one, consented to by another, reviewed by a third.</summary>
public sealed class EmergencyAccess : Record
{
    /// <summary><c>E-2026-000001</c>: calls name it where they would name a case.</summary>
    public required string Number { get; init; }

    public required string Grant { get; init; }

    public required string Provider { get; init; }

    public required string Consumer { get; init; }

    /// <summary>What the emergency is.</summary>
    public required string Reason { get; init; }

    public BreakGlassState State { get; private set; }

    public string? ConsentedBy { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it ends, or ended.</summary>
    public DateTimeOffset? Until { get; private set; }

    public DateTimeOffset? ReviewDueAt { get; private set; }

    public string? ReviewedBy { get; private set; }

    public string? Review { get; private set; }

    public bool IsOpen(DateTimeOffset now) => BreakGlass.IsOpen(State, Until, now);

    internal void Open(string by, DateTimeOffset now, DateTimeOffset reviewDue) =>
        (State, ConsentedBy, OpenedAt, Until, ReviewDueAt) = (BreakGlassState.Open, by, now, now + BreakGlass.Lasts, reviewDue);

    internal void End(DateTimeOffset at) => (State, Until) = (BreakGlassState.Ended, at < Until ? at : Until);

    internal void Lapse() => State = BreakGlassState.Lapsed;

    internal void Judge(bool isJustified, string by, string words) =>
        (State, ReviewedBy, Review) = (isJustified ? BreakGlassState.Justified : BreakGlassState.Unjustified, by, words);
}

/// <summary>A row of a batch that exists nowhere (诱饵记录): whoever has it has this batch.</summary>
public sealed class TrapRecord
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid Export { get; init; }

    public required string Grant { get; init; }

    public required int Part { get; init; }

    /// <summary>SM3 of its key, or of its whole line where the key is not among the fields.</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset At { get; init; }
}

public sealed record AskEmergency(string Grant, string Reason);

/// <param name="Calls">That were made under it.</param>
public sealed record EmergencyView(EmergencyAccess Access, IReadOnlyList<SharedCall> Calls);

/// <summary>A trap row was found in a file.</summary>
public sealed record TrapHit(string Grant, string Consumer, string DatasetName, Guid Export, DateTimeOffset DeliveredAt, string Line);
