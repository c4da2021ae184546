namespace Yingzhou.Formats;

/// <summary>
/// Cuts a stream into frames (拆包与粘包): segments may end at any byte and hold any number of frames. After noise it goes on at the next frame. One instance belongs to one
/// connection; it holds at most one unfinished frame and the segment fed last.
/// </summary>
public sealed class FrameSplitter<TFraming>
    where TFraming : IFraming
{
    const int First = 2048;

    byte[] buffer = new byte[First];
    int start;
    int end;

    /// <summary>Bytes that belonged to no frame, padding not counted.</summary>
    public long NoiseBytes { get; private set; }

    /// <summary>Bytes that wait for the rest of their frame.</summary>
    public int Waiting => end - start;

    /// <summary>Takes a segment in; ask <see cref="TryNext"/> until it has no more before the next one.</summary>
    public void Append(ReadOnlySpan<byte> segment)
    {
        if (buffer.Length - end < segment.Length)
            MakeRoom(segment.Length);
        segment.CopyTo(buffer.AsSpan(end));
        end += segment.Length;
    }

    public bool TryNext(out FramePiece piece)
    {
        while (start < end)
        {
            var rest = buffer.AsSpan(start, end - start);
            // Never more than the longest frame, so that it does not matter how much has come by now.
            var found = TFraming.Find(rest[..Math.Min(rest.Length, TFraming.Longest)]);
            if (found is { Noise: 0, Length: 0 })
            {
                if (rest.Length < TFraming.Longest)
                    break;
                found = new(1, 0);
            }
            if (found.Noise == 0)
            {
                start += found.Length - found.Shared;
                piece = new(rest[..found.Length], isFrame: true);
                return true;
            }
            start += found.Noise;
            if (TryNoise(rest[..found.Noise], out piece))
                return true;
        }
        piece = default;
        return false;
    }

    /// <summary>At the end of a connection: what was still waiting is noise.</summary>
    public bool TryFlush(out FramePiece piece)
    {
        var rest = buffer.AsSpan(start, end - start);
        start = end;
        return TryNoise(rest, out piece);
    }

    bool TryNoise(ReadOnlySpan<byte> noise, out FramePiece piece)
    {
        while (noise is [var first, ..] && TFraming.IsPadding(first))
            noise = noise[1..];
        while (noise is [.., var last] && TFraming.IsPadding(last))
            noise = noise[..^1];
        piece = new(noise, isFrame: false);
        NoiseBytes += noise.Length;
        return !noise.IsEmpty;
    }

    void MakeRoom(int wanted)
    {
        var waiting = buffer.AsSpan(start, end - start);
        var target = buffer;
        if (waiting.Length + wanted > buffer.Length)
            target = new byte[Math.Max(buffer.Length * 2, waiting.Length + wanted)];
        waiting.CopyTo(target);
        (buffer, end, start) = (target, waiting.Length, 0);
    }
}
