namespace Yingzhou.Formats;

/// <summary>How the frames (帧) of a format are found in a stream of bytes that comes in pieces of any size.</summary>
public interface IFraming
{
    /// <summary>Bytes of the longest frame: what goes on for longer is none.</summary>
    static abstract int Longest { get; }

    /// <summary>Looks at bytes that begin where the last frame ended. What it says must not change when more bytes follow.</summary>
    static abstract FrameFind Find(ReadOnlySpan<byte> bytes);

    /// <summary>A byte that may stand between two frames without meaning anything.</summary>
    static abstract bool IsPadding(byte value);
}

/// <summary>What stands at the beginning of a stream.</summary>
/// <param name="Noise">Bytes that belong to no frame; a frame is looked for behind them.</param>
/// <param name="Length">Bytes of the frame that begins here; 0 when it is not all there.</param>
/// <param name="Shared">Bytes at its end that may begin the next frame as well.</param>
public readonly record struct FrameFind(int Noise, int Length, int Shared = 0);

/// <summary>A frame, or bytes between frames. Its bytes are good until the splitter is fed again.</summary>
public readonly ref struct FramePiece(ReadOnlySpan<byte> bytes, bool isFrame)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Otherwise it is noise (杂波): kept by the receiver with its reason, never read.</summary>
    public bool IsFrame { get; } = isFrame;
}
