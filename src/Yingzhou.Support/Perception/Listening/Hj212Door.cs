using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Handling;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// HJ 212 over TCP. A packet is answered with 9014 when it is on the disk; what is refused is kept with its reason, and a sender that wants an answer hears the result (9011). A device that
/// sends too much is read more slowly, and it alone.
/// </summary>
sealed class Hj212Door(IIntake intake, IOptions<PerceptionOptions> options, ILogger<Hj212Door> log)
    : TcpDoor(options.Value.Hj212Port, options.Value, log)
{
    static readonly Fault Noise = new("perception.noise", "不属于任何数据包的字节：前面没有 ## 和四位长度");

    readonly Hj212Desk desk = new(intake);

    protected override async Task Serve(Stream stream, string from, CancellationToken stop)
    {
        var splitter = new FrameSplitter<Hj212Framing>();
        var buffer = new byte[16 * 1024];
        while (await Read(stream, buffer, stop) is > 0 and var length)
        {
            splitter.Append(buffer.AsSpan(0, length));
            // All packets of a segment wait for the disk together; their answers leave in their order.
            var (answers, wait) = Begin(splitter, from, stop);
            foreach (var answer in answers)
                if (await answer is { } bytes)
                    await stream.WriteAsync(bytes, stop);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, stop);
        }
        if (splitter.TryFlush(out var rest))
            intake.Refuse(null, Wire.Hj212, from, rest.Bytes.ToArray(), Noise);
    }

    (List<Task<byte[]?>> Answers, TimeSpan Wait) Begin(FrameSplitter<Hj212Framing> splitter, string from, CancellationToken stop)
    {
        var (answers, wait) = (new List<Task<byte[]?>>(), TimeSpan.Zero);
        while (splitter.TryNext(out var piece))
        {
            var bytes = piece.Bytes.ToArray();
            if (!piece.IsFrame)
            {
                intake.Refuse(null, Wire.Hj212, from, bytes, Noise);
                wait = Longer(wait, intake.Throttle(Host(from)));
                continue;
            }
            var message = Hj212Message.Read(bytes);
            wait = Longer(wait, intake.Throttle(message.Mn.Length > 0 ? message.Mn : Host(from)));
            answers.Add(desk.Take(message, bytes, from, stop));
        }
        return (answers, wait);
    }

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // What names no device is counted with the machine that it comes from.
    static string Host(string from) => from.LastIndexOf(':') is > 0 and var port ? from[..port] : from;
}
