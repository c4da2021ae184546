using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>Commands down to devices (设备指令): stored first, sent when the device is there, answered by the device itself.</summary>
public interface ICommands
{
    /// <summary>The newest commands of a device, the newest first.</summary>
    Task<Outcome<IReadOnlyList<DeviceCommand>>> Of(string device, Subject official, CancellationToken cancel = default);

    /// <summary>Settings of the device that somebody has ever wanted.</summary>
    Task<Outcome<IReadOnlyList<DesiredSetting>>> Settings(string device, Subject official, CancellationToken cancel = default);

    /// <summary>What devices of its make can be told.</summary>
    IReadOnlyList<ProductCommand> KindsOf(Device device);

    /// <param name="key">幂等键.</param>
    Task<Outcome<DeviceCommand>> Ask(AskCommand request, Subject official, string? key = null, CancellationToken cancel = default);

    /// <summary>A second person agrees with a dangerous command.</summary>
    Task<Outcome<DeviceCommand>> Approve(Guid command, Subject official, CancellationToken cancel = default);

    /// <summary>Takes back what was not sent yet.</summary>
    Task<Outcome<DeviceCommand>> Cancel(Guid command, Subject official, CancellationToken cancel = default);
}
