namespace Yingzhou.Ui.Components;

/// <summary>How a stop of a <see cref="MetroLine"/> stands.</summary>
public enum StopState
{
    /// <summary>Behind us.</summary>
    Done,
    /// <summary>The case is here now.</summary>
    Here,
    /// <summary>Here, and the clock stands still (补正, 特别程序).</summary>
    Paused,
    /// <summary>Still to come; its date is an expectation.</summary>
    Ahead,
    /// <summary>Ended here with a no.</summary>
    Refused,
    /// <summary>Not needed in this case.</summary>
    Skipped,
}

/// <summary>One stop on the way of a case, e.g. 受理.</summary>
public sealed record MetroStop(string Name, StopState State)
{
    /// <summary>When it was passed or reached; for a stop ahead, when it is expected.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Until when it must be finished.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Whose desk it is on.</summary>
    public string? Desk { get; init; }

    /// <summary>A plain sentence, e.g. what the applicant has to do.</summary>
    public string? Note { get; init; }

    /// <summary>Departments that work at the same time (并联).</summary>
    public IReadOnlyList<MetroStop> Parallel { get; init; } = [];
}
