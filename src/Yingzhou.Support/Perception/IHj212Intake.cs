namespace Yingzhou.Support.Perception;

/// <summary>Takes in packets of HJ 212, as the port for monitors does: for relays inside the city, simulators and replays.</summary>
public interface IHj212Intake
{
    /// <summary>Ends when the packet is on the disk, or is kept apart with its reason.</summary>
    /// <param name="frame">From <c>##</c> to CR LF.</param>
    /// <returns>The answer to the sender; <c>null</c> when it wants none, and when nothing could be stored.</returns>
    Task<byte[]?> Take(byte[] frame, string from, CancellationToken cancel = default);
}
