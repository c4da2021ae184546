using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>
/// Incidents (处置): what officials see and do. Every deed is on the version that was seen (<c>alerting.stale</c>, 412), asks the permission engine, and leaves a line in the log.
/// </summary>
public interface IIncidents
{
    /// <summary>What is going on in the area of the acting post, the most pressing first; over ones when <see cref="BoardQuery.Over"/>.</summary>
    Task<Page<IncidentLine>> Board(Subject official, BoardQuery query, CancellationToken cancel = default);

    /// <summary>Warnings that last and have no incident.</summary>
    Task<IReadOnlyList<Alert>> Alerts(Subject official, CancellationToken cancel = default);

    Task<Outcome<IncidentView>> Find(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>Incidents that call the official and that nobody has answered.</summary>
    Task<IReadOnlyList<IncidentLine>> Calling(Subject official, CancellationToken cancel = default);

    Task<Outcome<Incident>> Report(ReportIncident request, Subject official, CancellationToken cancel = default);

    /// <summary>Makes an incident of a warning that was below the level of its kind.</summary>
    Task<Outcome<Incident>> TakeUp(Guid alert, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Answer(Guid id, int seen, Subject official, CancellationToken cancel = default);

    /// <param name="isSo">Whether it is what it seemed to be (属实); otherwise it ends as a false alarm.</param>
    Task<Outcome<Done>> Verify(Guid id, int seen, bool isSo, string finding, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Dispatch(Guid id, int seen, IReadOnlyList<TaskOrder> orders, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Take(Guid task, int seen, Subject official, CancellationToken cancel = default);

    /// <param name="why">Why it is not theirs, and whose it is.</param>
    Task<Outcome<Done>> Refuse(Guid task, int seen, string why, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Finish(Guid task, int seen, string what, KeptFile? evidence, Subject official, CancellationToken cancel = default);

    /// <summary>反馈: what came of it; the review follows.</summary>
    Task<Outcome<Done>> Tell(Guid id, int seen, string result, Subject official, CancellationToken cancel = default);

    /// <summary>复核, by somebody who did not verify, dispatch or tell.</summary>
    /// <param name="isDone">Otherwise it goes back to be dispatched again.</param>
    Task<Outcome<Done>> Review(Guid id, int seen, bool isDone, string opinion, Subject official, CancellationToken cancel = default);

    /// <summary>A line in the log; what happened earlier says when.</summary>
    Task<Outcome<Done>> Note(NoteOnIncident request, Subject official, CancellationToken cancel = default);

    /// <summary>How good the warnings were and how fast the city was, over incidents that became known in a span of days.</summary>
    Task<IncidentFigures> Figures(DateOnly from, DateOnly until, Subject official, CancellationToken cancel = default);
}

/// <param name="Over">Only ended ones, the latest first; else only those going on.</param>
/// <param name="Kind">Of one kind only.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record BoardQuery(bool Over = false, string? Kind = null, string? After = null, int Size = 50);

/// <param name="KindTitle">E.g. 无人岛闯入.</param>
public sealed record IncidentLine(
    Guid Id,
    string Number,
    string KindTitle,
    string Title,
    AlertLevel Level,
    IncidentStage Stage,
    string UnitName,
    string Place,
    double? Longitude,
    double? Latitude,
    DateTimeOffset KnownAt,
    DateTimeOffset DueAt,
    Light Light,
    bool Answered,
    DateTimeOffset? ClosedAt
);

/// <param name="Joint">Units that the kind proposes for tasks, competent where it happened.</param>
public sealed record IncidentView(
    Incident Incident,
    string KindTitle,
    string Source,
    Alert? Alert,
    IReadOnlyList<IncidentTask> Tasks,
    IReadOnlyList<IncidentEntry> Log,
    IReadOnlyList<string> Joint,
    IncidentMay May
);

/// <summary>What the official may do now: the state allows it and the post does.</summary>
public sealed record IncidentMay(bool Answer, bool Verify, bool Dispatch, bool Tell, bool Review, IReadOnlySet<Guid> Work);

/// <param name="Region">Division code of the place.</param>
public sealed record ReportIncident(
    string Kind,
    AlertLevel Level,
    string Title,
    string Region,
    string Place,
    string Text,
    DateTimeOffset? HappenedAt = null,
    double? Longitude = null,
    double? Latitude = null
);

/// <param name="Minutes">Until when, from now; <c>null</c> takes the time of the plan.</param>
public sealed record TaskOrder(string Unit, string What, int? Minutes = null);

public sealed record NoteOnIncident(Guid Incident, string Text, DateTimeOffset? HappenedAt = null, KeptFile? Evidence = null);

/// <summary>By kind, and all together under <c>""</c>.</summary>
public sealed record IncidentFigures(DateOnly From, DateOnly Until, IReadOnlyList<KindFigures> Kinds);

/// <param name="Precision">Incidents that were so, of those that were verified; those still being verified are in neither.</param>
/// <param name="Detect">Minutes from what happened to being known, where it was a warning.</param>
/// <param name="Answer">Minutes from being known to being answered.</param>
/// <param name="Verify">Minutes from being known to the verdict.</param>
/// <param name="Close">Hours from being known to being closed, false alarms left out.</param>
/// <param name="OnTime">Closed incidents of which no stage was late, of all that were closed.</param>
public sealed record KindFigures(
    string Kind,
    string Title,
    int Known,
    RatioOf Precision,
    TimeSummary Detect,
    TimeSummary Answer,
    TimeSummary Verify,
    TimeSummary Close,
    RatioOf OnTime
);
