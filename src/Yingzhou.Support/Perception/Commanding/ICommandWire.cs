namespace Yingzhou.Support.Perception.Commanding;

/// <summary>A door through which devices that are connected to this process can be told something (下行通道).</summary>
interface ICommandWire
{
    /// <summary>Whether the device is connected here and listens.</summary>
    bool Reaches(string device);

    /// <summary>Says it. What becomes of it the device answers itself.</summary>
    /// <param name="command">It has its <see cref="DeviceCommand.WireId"/> by now.</param>
    Task Say(DeviceCommand command, ProductCommand kind, CancellationToken cancel);
}
