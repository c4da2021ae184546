using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>Warnings (预警): raised by engines, applications and outside systems, once for a thing and a cause.</summary>
public interface IAlerting
{
    /// <summary>
    /// Says that something is so. Said again while it lasts, it is counted, and rises when the level is higher; it never falls. From the level of its kind on, it becomes an incident.
    /// </summary>
    /// <returns>
    /// The alert as it is now. Refused: <c>alerting.unknown-kind</c>, <c>alerting.missing</c> (a field is empty), <c>alerting.out-of-place</c>, <c>alerting.from-future</c>,
    /// <c>alerting.nobody-in-charge</c> (no unit is competent there).
    /// </returns>
    Task<Outcome<Alert>> Raise(RaiseAlert request, CancellationToken cancel = default);

    /// <returns>The alert that lasts; <c>null</c> when there is none.</returns>
    Task<Alert?> Active(string kind, string subjectKey, string cause, CancellationToken cancel = default);

    /// <summary>Whether there was such an alert at that time, ended meanwhile or not.</summary>
    Task<bool> Knows(string kind, string subjectKey, string cause, DateTimeOffset at, CancellationToken cancel = default);

    /// <summary>All of a kind that last, for who watches a whole set of things.</summary>
    Task<IReadOnlyList<Alert>> Lasting(string kind, CancellationToken cancel = default);

    /// <summary>Says that it is so no more. Its incident goes on until somebody closes it.</summary>
    /// <returns>Whether there was such an alert.</returns>
    Task<Outcome<bool>> End(string kind, string subjectKey, string cause, DateTimeOffset at, CancellationToken cancel = default);
}

/// <param name="Region">Division code of the place: it decides which unit is in charge and who may see it.</param>
/// <param name="Evidence">Facts with their sources, as JSON.</param>
public sealed record RaiseAlert(
    string Kind,
    string SubjectKey,
    string SubjectName,
    string Cause,
    AlertLevel Level,
    string Text,
    string Region,
    DateTimeOffset HappenedAt,
    double? Longitude = null,
    double? Latitude = null,
    string? Evidence = null
);
