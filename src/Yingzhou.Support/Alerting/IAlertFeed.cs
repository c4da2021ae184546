namespace Yingzhou.Support.Alerting;

/// <summary>
/// Warnings found on a stream (流上预警): said by whoever must not wait for the database, stored behind in the order in which they were said. What an earlier life of the process said already
/// changes nothing, so a stream may be read again from any point.
/// </summary>
public interface IAlertFeed
{
    /// <summary>As <see cref="IAlerting.Raise"/>, unless an alert of the same thing and cause was there at <see cref="RaiseAlert.HappenedAt"/>.</summary>
    void Raise(RaiseAlert alert);

    /// <summary>As <see cref="IAlerting.End"/>; one that began after <paramref name="at"/> goes on.</summary>
    void End(string kind, string subjectKey, string cause, DateTimeOffset at);

    /// <summary>Stores what is said until it is stopped. The running city does it; a replay without one calls it beside its work, once.</summary>
    Task Run(CancellationToken stop);

    /// <summary>Ends when all that was said before is stored.</summary>
    Task Settled(CancellationToken cancel = default);
}

/// <summary>The kinds of warnings that the city has, for content that names them.</summary>
public interface IAlertKinds
{
    /// <returns>Its title; <c>null</c> when there is no such kind.</returns>
    string? TitleOf(string kind);
}
