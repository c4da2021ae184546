using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>复盘 of an incident that is over: where the time went, who did what in time, and what is to be better next time, each with a unit and a day.</summary>
public interface IAfterAction
{
    /// <returns><c>alerting.not-over</c> while the incident goes on.</returns>
    Task<Outcome<AfterActionReview>> Find(Guid incident, Subject official, CancellationToken cancel = default);

    /// <summary>Asks a measure of a unit that took part; by who reviews or handles such incidents.</summary>
    Task<Outcome<IncidentMeasure>> Ask(AskMeasure request, Subject official, CancellationToken cancel = default);

    /// <summary>By the unit that it was asked of.</summary>
    Task<Outcome<Done>> Finish(Guid measure, int seen, string outcome, Subject official, CancellationToken cancel = default);

    /// <summary>Measures that are open, of incidents that the official sees or of the own unit, the most pressing first.</summary>
    Task<IReadOnlyList<OpenMeasure>> Open(Subject official, CancellationToken cancel = default);
}

public sealed record AskMeasure(Guid Incident, string Unit, string What, DateOnly DueOn);

public sealed record OpenMeasure(IncidentMeasure Measure, string Number, string Title);

/// <param name="Units">Those that took part: the one in charge, and who had a task.</param>
/// <param name="Late">Lines of the log that say what ran over its time.</param>
/// <param name="Finish">Measures that the official may finish.</param>
public sealed record AfterActionReview(
    IncidentView View,
    IReadOnlyList<StageTime> Stages,
    IReadOnlyList<TaskTime> Tasks,
    int Calls,
    IReadOnlyList<IncidentEntry> Late,
    IReadOnlyList<string> Units,
    IReadOnlyList<IncidentMeasure> Measures,
    bool MayAsk,
    IReadOnlySet<Guid> Finish
);

/// <param name="Minutes">What it took; <c>null</c> when it did not come to it.</param>
/// <param name="Limit">Minutes of the kind and level; <c>null</c> where there is none.</param>
public sealed record StageTime(string Title, double? Minutes, int? Limit)
{
    /// <summary>Exactly the limit is in time.</summary>
    public bool IsLate => Minutes > Limit;
}

/// <param name="TakenAfter">Minutes from being sent to being taken.</param>
/// <param name="EndedAfter">Minutes from being sent to its answer.</param>
public sealed record TaskTime(IncidentTask Task, double? TakenAfter, double? EndedAfter, bool IsLate);
