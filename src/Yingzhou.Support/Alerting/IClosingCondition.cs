using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

/// <summary>销号条件 of a kind of incident: what must be so before a reviewer may close one. Known by whoever raises the warnings; asked within the step of the review.</summary>
public interface IClosingCondition
{
    /// <summary>Id of the kind.</summary>
    string Kind { get; }

    /// <param name="alert">The warning that the incident was made of; <c>null</c> for one that somebody reported.</param>
    /// <returns>What is still missing, for the reviewer; <c>null</c> when it may be closed.</returns>
    Task<Fault?> Missing(Incident incident, Alert? alert, CancellationToken cancel = default);
}
