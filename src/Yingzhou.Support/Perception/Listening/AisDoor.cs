using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Handling;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// What one receiver of AIS hears (AIS 接收机), and what a radar on the same line follows. AIS proves nobody's identity: positions are kept as heard, and judged elsewhere.
/// </summary>
/// <param name="heardAt">For what was heard earlier; <c>null</c> for now.</param>
sealed class AisReceiver(IIntake intake, VesselDesk vessels, TimeProvider clock, string from, DateTimeOffset? heardAt = null)
{
    static readonly Fault Noise = new("perception.ais-noise", "不是 AIS 语句：不以 !、$ 或 \\ 开头");

    readonly FrameSplitter<NmeaFraming> splitter = new();
    readonly AisAssembler assembler = new();
    readonly Dictionary<int, double> lengths = [];

    /// <summary>Ends when what was heard is on the disk.</summary>
    public Task Hear(ReadOnlySpan<byte> bytes, CancellationToken stop)
    {
        splitter.Append(bytes);
        var storing = new List<Task>();
        var now = heardAt ?? clock.GetUtcNow();
        while (splitter.TryNext(out var piece))
        {
            if (!piece.IsFrame)
                intake.Refuse(null, Wire.Ais, from, piece.Bytes.ToArray(), Noise);
            else if (RadarTarget.IsOne(piece.Bytes))
                Follow(piece.Bytes, now, storing, stop);
            // Other sentences of a receiver ($GPGGA …) are none of ours, and no fault.
            else if (piece.Bytes is not [(byte)'$', ..])
                switch (assembler.Add(piece.Bytes, now, out var message, out var fault))
                {
                    case AisStep.Refused:
                        intake.Refuse(null, Wire.Ais, from, piece.Bytes.ToArray(), fault!);
                        break;
                    case AisStep.Message when AisPosition.TryRead(message, out var position):
                        storing.Add(vessels.Take(position, piece.Bytes.ToArray(), from, now, stop));
                        break;
                }
        }
        return Task.WhenAll(storing);
    }

    void Follow(ReadOnlySpan<byte> sentence, DateTimeOffset now, List<Task> storing, CancellationToken stop)
    {
        if (!RadarTarget.TryRead(sentence, out var target, out var fault))
            intake.Refuse(null, Wire.Radar, from, sentence.ToArray(), fault);
        else if (target.LengthMetres is { } metres)
            lengths[target.Number] = metres;
        // Its number will be another's.
        else if (target.IsLost)
            lengths.Remove(target.Number);
        else
            storing.Add(
                vessels.Follow(
                    target with
                    {
                        LengthMetres = lengths.TryGetValue(target.Number, out var known) ? known : null,
                    },
                    sentence.ToArray(),
                    from,
                    now,
                    stop
                )
            );
    }
}

/// <summary>AIS over TCP: receivers connect.</summary>
sealed class AisDoor(IIntake intake, VesselDesk vessels, TimeProvider clock, IOptions<PerceptionOptions> options, ILogger<AisDoor> log)
    : TcpDoor(options.Value.AisPort, options.Value, log)
{
    protected override async Task Serve(Stream stream, string from, CancellationToken stop)
    {
        var receiver = new AisReceiver(intake, vessels, clock, from);
        var buffer = new byte[16 * 1024];
        while (await Read(stream, buffer, stop) is > 0 and var length)
            await receiver.Hear(buffer.AsSpan(0, length), stop);
    }
}

/// <summary>AIS over UDP: a datagram holds whole lines.</summary>
sealed class AisUdpDoor(
    IIntake intake,
    VesselDesk vessels,
    TimeProvider clock,
    IOptions<PerceptionOptions> options,
    ILogger<AisUdpDoor> log
) : BackgroundService
{
    const int MostReceivers = 256;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.AisUdpPort is not { } port)
            return;
        UdpClient udp;
        try
        {
            udp = new UdpClient(new IPEndPoint(IPAddress.Parse(options.Value.Address), port));
        }
        catch (SocketException taken)
        {
            log.LogError(taken, "AIS is not heard at UDP {Address}:{Port}", options.Value.Address, port);
            return;
        }
        using var _ = udp;
        var receivers = new Dictionary<IPAddress, AisReceiver>();
        try
        {
            while (true)
            {
                var datagram = await udp.ReceiveAsync(stoppingToken);
                if (receivers.Count > MostReceivers)
                    receivers.Clear();
                if (!receivers.TryGetValue(datagram.RemoteEndPoint.Address, out var receiver))
                    receivers[datagram.RemoteEndPoint.Address] = receiver = new(
                        intake,
                        vessels,
                        clock,
                        datagram.RemoteEndPoint.Address.ToString()
                    );
                await receiver.Hear([.. datagram.Buffer, (byte)'\n'], stoppingToken);
            }
        }
        catch (OperationCanceledException) { }
    }
}
