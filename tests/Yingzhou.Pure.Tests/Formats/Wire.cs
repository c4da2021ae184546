using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>Streams as they come from a socket.</summary>
static class Wire
{
    public static List<byte[]> Frames<TFraming>(ReadOnlySpan<byte> stream, params int[] segments)
        where TFraming : IFraming
    {
        var splitter = new FrameSplitter<TFraming>();
        var frames = new List<byte[]>();
        for (var turn = 0; !stream.IsEmpty; turn++)
        {
            var length = Math.Min(segments.Length == 0 ? stream.Length : segments[turn % segments.Length], stream.Length);
            splitter.Append(stream[..length]);
            stream = stream[length..];
            while (splitter.TryNext(out var piece))
                if (piece.IsFrame)
                    frames.Add(piece.Bytes.ToArray());
        }
        return frames;
    }

    /// <summary>Every way to cut the stream in two gives these frames, and so does a byte at a time.</summary>
    public static void SplitsInto<TFraming>(byte[] stream, IReadOnlyList<byte[]> frames)
        where TFraming : IFraming
    {
        Assert.Equal(frames, Frames<TFraming>(stream));
        Assert.Equal(frames, Frames<TFraming>(stream, 1));
        for (var at = 1; at < stream.Length; at++)
            Assert.Equal(frames, Frames<TFraming>(stream, at, stream.Length));
    }

    public static void Refused(Fault? fault, string field, string about)
    {
        Assert.NotNull(fault);
        Assert.Equal(field, fault.Field);
        Assert.Contains(about, fault.Detail, StringComparison.Ordinal);
    }

    /// <summary>Bytes allocated by one call, once warm.</summary>
    public static long Allocated(Action work)
    {
        for (var warm = 0; warm < 3; warm++)
            work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
