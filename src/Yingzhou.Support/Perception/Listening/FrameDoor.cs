using Microsoft.Extensions.Logging;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>What is remembered of one connection while it lasts.</summary>
interface IConversation
{
    /// <summary>Begins to take a frame; frames of a connection are begun in their order.</summary>
    /// <returns>Whose flood it would be, and the answer to the sender once what it promises is on the disk; <c>null</c> for none.</returns>
    (string Sender, Task<byte[]?> Answer) Take(byte[] frame, CancellationToken stop);

    /// <summary>The connection is over.</summary>
    void End() { }
}

/// <summary>
/// A TCP port for a protocol of frames: cut, taken, answered when they are on the disk. What stands between frames is kept with its reason. Whoever sends too much is read more slowly, and he alone.
/// </summary>
abstract class FrameDoor<TFraming>(int? port, IIntake intake, Wire wire, Fault noise, PerceptionOptions options, ILogger log)
    : TcpDoor(port, options, log)
    where TFraming : IFraming
{
    /// <param name="line">By which the device can be told something without having asked.</param>
    protected abstract IConversation Converse(string from, DoorLine line);

    protected override async Task Serve(Stream stream, string from, CancellationToken stop)
    {
        using var line = new DoorLine(stream);
        var conversation = Converse(from, line);
        try
        {
            await Serve(stream, line, conversation, from, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nothing came for too long: whoever is on the other end may be gone without a word.
            intake.HalfOpen(Host(from));
        }
        finally
        {
            conversation.End();
        }
    }

    async Task Serve(Stream stream, DoorLine line, IConversation conversation, string from, CancellationToken stop)
    {
        var splitter = new FrameSplitter<TFraming>();
        var buffer = new byte[16 * 1024];
        while (await Read(stream, buffer, stop) is > 0 and var length)
        {
            splitter.Append(buffer.AsSpan(0, length));
            // All frames of a segment wait for the disk together; their answers leave in their order.
            var (answers, wait) = Begin(splitter, conversation, from, stop);
            foreach (var answer in answers)
                if (await answer is { } bytes)
                    await line.Write(bytes, stop);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, stop);
        }
        if (splitter.TryFlush(out var rest))
            intake.Refuse(null, wire, from, rest.Bytes.ToArray(), noise);
    }

    (List<Task<byte[]?>> Answers, TimeSpan Wait) Begin(
        FrameSplitter<TFraming> splitter,
        IConversation conversation,
        string from,
        CancellationToken stop
    )
    {
        var (answers, wait) = (new List<Task<byte[]?>>(), TimeSpan.Zero);
        while (splitter.TryNext(out var piece))
        {
            var (bytes, sender) = (piece.Bytes.ToArray(), "");
            if (piece.IsFrame)
            {
                (sender, var answer) = conversation.Take(bytes, stop);
                answers.Add(answer);
            }
            else
                intake.Refuse(null, wire, from, bytes, noise);
            // What names no device is counted with the machine that it comes from.
            if (intake.Throttle(sender.Length > 0 ? sender : Host(from)) is var more && more > wait)
                wait = more;
        }
        return (answers, wait);
    }

    static string Host(string from) => from.LastIndexOf(':') is > 0 and var colon ? from[..colon] : from;
}
