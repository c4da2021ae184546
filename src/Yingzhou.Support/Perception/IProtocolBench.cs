using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>协议试验台: what a frame says, field by field, or which rule it breaks. Stores nothing.</summary>
public interface IProtocolBench
{
    /// <param name="text">A frame as text (HJ 212, AIS) or as hexadecimal digits (SL 651, JT/T 808, or any of the others).</param>
    FrameReading Read(string text);

    /// <param name="bytes">A frame as it came.</param>
    FrameReading Read(ReadOnlySpan<byte> bytes);
}

/// <param name="Protocol">Which protocol it was taken for; <c>null</c> when it looks like none.</param>
/// <param name="Fields">What could be read, also of a frame that is refused.</param>
/// <param name="Refusals">Each with field and rule; empty when all of it is right.</param>
public sealed record FrameReading(string? Protocol, IReadOnlyList<FrameField> Fields, IReadOnlyList<Fault> Refusals);

/// <param name="Meaning">Title and unit, where the standard or the thing model gives them.</param>
public sealed record FrameField(string Name, string Value, string Meaning);
