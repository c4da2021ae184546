namespace Yingzhou.Support.Process;

/// <summary>Asks what a changed drawing would have done with cases that are finished (仿真).</summary>
/// <param name="Xml">The changed drawing; its process id says of which process.</param>
/// <param name="From">First instant of the period in which the cases ended.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="Most">Cases at most; of more, a sample is drawn by <paramref name="Seed"/>.</param>
/// <param name="Assumptions">For tasks that nobody has done yet, by element id.</param>
public sealed record SimulateChange(
    string Xml,
    DateTimeOffset From,
    DateTimeOffset Until,
    int Most = 200,
    int Seed = 1,
    IReadOnlyDictionary<string, TaskAssumption>? Assumptions = null
);

/// <param name="Outcome">E.g. <c>pass</c>; <c>null</c> takes the most frequent outcome of the task's stage.</param>
/// <param name="Duration"><c>null</c> takes the median of the task's stage.</param>
public sealed record TaskAssumption(string? Outcome, TimeSpan? Duration);

public enum SimulatedFate
{
    /// <summary>Reached the same ends as the case did.</summary>
    Same,
    Different,

    /// <summary>Waits for something that never comes.</summary>
    Stuck,
    Incident,
}

/// <param name="Cases">Cases played through.</param>
/// <param name="Faithful">Of them, those that the drawing they really ran on leads to their recorded end in the same play: how far the play can be believed.</param>
/// <param name="RecordedMean">From start to end as it was.</param>
/// <param name="BeforeMean">As played on the old drawing.</param>
/// <param name="AfterMean">As played on the changed drawing, of the cases that end.</param>
public sealed record SimulationReport(
    string ProcessKey,
    string ProcessName,
    int Cases,
    int Faithful,
    IReadOnlyDictionary<SimulatedFate, int> Fates,
    IReadOnlyList<SimulatedExample> Examples,
    TimeSpan? RecordedMean,
    TimeSpan? RecordedNinthDecile,
    TimeSpan? BeforeMean,
    TimeSpan? BeforeNinthDecile,
    TimeSpan? AfterMean,
    TimeSpan? AfterNinthDecile,
    IReadOnlyList<SimulatedVisits> Visits,
    IReadOnlyList<AssumedTask> Assumed
);

/// <summary>One case for each way in which something differs.</summary>
public sealed record SimulatedExample(Guid Instance, string Title, SimulatedFate Fate, string RecordedEnd, string SimulatedEnd);

/// <param name="Before"><c>null</c> for an element that the old drawing does not have.</param>
/// <param name="After"><c>null</c> for one that the changed drawing does not have.</param>
public sealed record SimulatedVisits(string ElementId, string Name, int? Before, int? After);

/// <summary>A task without record, and what was taken for it.</summary>
/// <param name="Basis">In words: from where the values come.</param>
public sealed record AssumedTask(string ElementId, string Name, string? Outcome, TimeSpan Duration, string Basis);
