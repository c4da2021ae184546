using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Torture;

/// <summary>One device that sends HJ 212 as fast as it is answered, a window of packets ahead. Every packet has another data time, so that each can be found again.</summary>
sealed class OutletLoad(string mn, string password, DateTimeOffset start)
{
    const int Window = 64;

    long next;

    /// <summary>Data times whose packets were answered with 9014.</summary>
    public ConcurrentDictionary<DateTimeOffset, bool> Acknowledged { get; } = new();

    public long Sent => Interlocked.Read(ref next);

    /// <summary>Sends until the connection breaks or it is told to stop.</summary>
    public async Task Run(int port, CancellationToken stop)
    {
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync("127.0.0.1", port, stop);
            var stream = tcp.GetStream();
            var splitter = new FrameSplitter<Hj212Framing>();
            var buffer = new byte[32 * 1024];
            var ahead = 0;
            while (!stop.IsCancellationRequested)
            {
                using var packets = new MemoryStream();
                for (; ahead < Window; ahead++)
                    packets.Write(Packet(start.AddSeconds(-Interlocked.Increment(ref next))));
                await stream.WriteAsync(packets.GetBuffer().AsMemory(0, (int)packets.Length), stop);
                var length = await stream.ReadAsync(buffer, stop);
                if (length == 0)
                    return;
                splitter.Append(buffer.AsSpan(0, length));
                ahead -= Answers(splitter);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException) { }
    }

    int Answers(FrameSplitter<Hj212Framing> splitter)
    {
        var answers = 0;
        while (splitter.TryNext(out var piece))
        {
            if (!piece.IsFrame || !Hj212Packet.TryRead(piece.Bytes, out var packet, out _))
                continue;
            answers++;
            if (packet.Cn == 9014 && packet.QnTime is { } at)
                Acknowledged[at.ToUniversalTime()] = true;
        }
        return answers;
    }

    byte[] Packet(DateTimeOffset at)
    {
        var time = at.ToOffset(CityTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return Hj212Writer.Frame(
            new(time + "000", 32, 2011, password, mn, 5),
            string.Create(CultureInfo.InvariantCulture, $"DataTime={time};w01018-Rtd={at.ToUnixTimeSeconds() % 1000},w01018-Flag=N")
        );
    }
}
