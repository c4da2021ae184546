using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>统一物联网能力中心: devices, and what they measure.</summary>
public interface IPerception
{
    /// <summary>Devices of the official's area, those that are not heard first.</summary>
    Task<Outcome<IReadOnlyList<DeviceLook>>> Devices(Subject official, CancellationToken cancel = default);

    Task<Outcome<DeviceLook>> Device(string code, Subject official, CancellationToken cancel = default);

    /// <summary>A property over time, thinned out so that no spike is lost.</summary>
    /// <param name="pixels">Width of the plot.</param>
    Task<Outcome<IReadOnlyList<Sample>>> History(
        string code,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        int pixels,
        Subject official,
        CancellationToken cancel = default
    );

    Task<Outcome<Device>> Register(RegisterDeviceRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>Registers a table of devices as it is copied from a spreadsheet: all of it, or nothing while anything is wrong. Rows that are registered already are left as they are.</summary>
    Task<Outcome<SheetOutcome>> RegisterSheet(string text, Subject official, CancellationToken cancel = default);

    /// <summary>Takes a device into maintenance, out of it, or out of use.</summary>
    Task<Outcome<Device>> ChangeLife(string code, DeviceLife life, Subject official, CancellationToken cancel = default);

    /// <summary>The processes that share the city, each in its newest life; none for a city of one process.</summary>
    Task<Outcome<IReadOnlyList<SiloLook>>> Silos(Subject official, CancellationToken cancel = default);

    /// <returns>Name of the process in which the device's twin lives; <c>null</c> when it sleeps, when there is one process only, and for whom the device is not.</returns>
    Task<string?> HomeOf(string code, Subject official, CancellationToken cancel = default);

    /// <summary>The newest input that belongs to no device.</summary>
    Task<Outcome<IReadOnlyList<Quarantined>>> Quarantine(Subject official, CancellationToken cancel = default);

    /// <summary>Senders that flood, leave connections half open, or could not be acknowledged; the newest first, of this process.</summary>
    Outcome<IReadOnlyList<IntakeTrouble>> Troubles(Subject official);
}

/// <summary>Takes in what devices send. What it answers with success is on the disk.</summary>
public interface IIntake
{
    /// <summary>Recognises a device by its code and secret.</summary>
    Task<Outcome<string>> Recognise(string code, string secret, CancellationToken cancel = default);

    /// <summary>Stores the values of one message. Ends when they survive a power cut.</summary>
    /// <param name="code">A device that was recognised.</param>
    /// <param name="raw">The message as it came.</param>
    Task<Outcome<IntakeReceipt>> Take(
        string code,
        Wire wire,
        byte[] raw,
        IReadOnlyList<Reading> readings,
        CancellationToken cancel = default
    );

    /// <summary>Keeps apart what cannot be taken, with its reason.</summary>
    /// <param name="code">The device that it claims to be of; <c>null</c> when it claims none.</param>
    void Refuse(string? code, Wire wire, string from, byte[] raw, Fault reason);

    /// <summary>How long a device that sends too much has to wait; zero when it does not. It alone waits.</summary>
    TimeSpan Throttle(string code);

    /// <summary>A connection of this host was ended because nothing came.</summary>
    void HalfOpen(string host);
}

/// <summary>A process of the city (承载进程).</summary>
/// <param name="AliveAt">Its last sign of life.</param>
/// <param name="Twins">Devices whose twin is awake there.</param>
public sealed record SiloLook(string Name, bool IsAlive, DateTimeOffset StartedAt, DateTimeOffset AliveAt, int Twins);
