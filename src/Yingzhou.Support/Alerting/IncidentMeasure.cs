using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>改进措施: what an after-action review (复盘) asks of one unit, until a day; it stays open until that unit says what it did.</summary>
public sealed class IncidentMeasure : Record
{
    public required Guid IncidentId { get; init; }

    public required string Unit { get; init; }

    public required string What { get; init; }

    /// <summary>The last day; a measure done on it is in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Id of who asked for it.</summary>
    public required string AskedBy { get; init; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What was done.</summary>
    public string? Outcome { get; private set; }

    public bool IsLate(DateOnly today) => (DoneAt?.Day() ?? today) > DueOn;

    internal Fault? Finish(DateTimeOffset now, string outcome)
    {
        if (DoneAt is not null)
            return new("alerting.measure-done", "这项改进措施已经完成，请刷新后再看。", 409);
        (DoneAt, Outcome) = (now, outcome);
        return null;
    }
}
