using System.Text.Json.Nodes;

namespace Yingzhou.Support.Process.Simulating;

/// <summary>What is kept of a finished instance: what it knew, what people decided, how long each stay took, where it ended.</summary>
/// <param name="Variables">Those of the start as they were then, those that came later as they were at the end, without what tasks wrote.</param>
/// <param name="Stays">By element: elapsed time of each stay, in order.</param>
/// <param name="Called">By call activity: the variables that the called process ended with, in order.</param>
/// <param name="Ends">Ids of the end events of the process itself that were reached.</param>
sealed record RecordedCase(
    Guid Instance,
    string Title,
    Guid Definition,
    JsonObject Variables,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    IReadOnlyList<RecordedTask> Tasks,
    IReadOnlyDictionary<string, IReadOnlyList<TimeSpan>> Stays,
    IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> Called,
    IReadOnlyList<string> Ends
);

sealed record RecordedTask(string ElementId, string Stage, string Outcome, TimeSpan Duration);
