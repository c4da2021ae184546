using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>
/// Hears what the intake stores (观测订阅), each message once it is on the disk. A start tells the same from the journal before anything new, so what a watch keeps in memory survives a kill.
/// </summary>
public interface IIntakeWatch
{
    /// <summary>Before the journal is read again: what the database remembers.</summary>
    Task Begin(CancellationToken cancel);

    /// <summary>Called on the way of the acknowledgement: it waits for nothing. Messages of one sender come one after the other, those of several at once.</summary>
    void Heard(StoredMessage message);
}

/// <param name="Code">The device's, or <c>ais:</c> with the number of a vessel, or <c>radar:</c> with host and number of a radar's target.</param>
/// <param name="Device"><c>null</c> for a vessel, and for a device that is registered no more.</param>
/// <param name="IsPast">Read again from the journal.</param>
public sealed record StoredMessage(
    string Code,
    Device? Device,
    Wire Wire,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<Observation> Observations,
    bool IsPast = false
);
