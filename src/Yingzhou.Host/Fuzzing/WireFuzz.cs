using System.Text;
using Yingzhou.Formats;

namespace Yingzhou.Host.Fuzzing;

/// <summary>A device protocol: a stream is cut into frames, the same ones however it arrives, and each frame is read or refused. Bytes travel as characters 0–255.</summary>
abstract class WireFuzz<TFraming> : FuzzTarget
    where TFraming : IFraming
{
    public override bool Check(string input)
    {
        var bytes = Encoding.Latin1.GetBytes(input);
        var whole = Frames(bytes, _ => bytes.Length);
        var chance = ChanceOf(input);
        Same(whole, Frames(bytes, _ => 1));
        Same(whole, Frames(bytes, left => chance.Next(1, Math.Min(left, 40) + 1)));
        var understood = false;
        foreach (var frame in whole)
            understood |= Read(frame);
        return understood;
    }

    /// <returns>Whether the frame was understood; what was, is written and read again.</returns>
    protected abstract bool Read(ReadOnlySpan<byte> frame);

    protected static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    static List<byte[]> Frames(ReadOnlySpan<byte> bytes, Func<int, int> segment)
    {
        var splitter = new FrameSplitter<TFraming>();
        var frames = new List<byte[]>();
        while (!bytes.IsEmpty)
        {
            var length = segment(bytes.Length);
            splitter.Append(bytes[..length]);
            bytes = bytes[length..];
            while (splitter.TryNext(out var piece))
                if (piece.IsFrame)
                    frames.Add(piece.Bytes.ToArray());
        }
        Promise(splitter.Waiting <= TFraming.Longest, "more is kept than the longest frame");
        return frames;
    }

    static void Same(List<byte[]> one, List<byte[]> other)
    {
        Promise(one.Count == other.Count, "cut otherwise, the stream holds another number of frames");
        for (var i = 0; i < one.Count; i++)
            Promise(one[i].AsSpan().SequenceEqual(other[i]), "cut otherwise, the stream holds other frames");
    }
}
