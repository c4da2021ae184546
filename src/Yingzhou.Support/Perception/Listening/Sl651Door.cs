using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// SL 651 over TCP. A report is answered with EOT when it is on the disk, one that says that more follows (ETB) with ACK, a divided one when all its packets are there; what is refused is kept with its
/// reason and answered with NAK, but for a frame whose check is wrong: nobody knows who sent it.
/// </summary>
sealed class Sl651Door(IIntake intake, TimeProvider clock, IOptions<PerceptionOptions> options, ILogger<Sl651Door> log)
    : FrameDoor<Sl651Framing>(options.Value.Sl651Port, intake, Wire.Sl651, Noise, options.Value, log)
{
    static readonly Fault Noise = new("perception.sl651-noise", "不属于任何帧的字节：前面没有 7E 7E");

    readonly IIntake intake = intake;

    protected override IConversation Converse(string from, DoorLine line) => new Conversation(intake, clock, from);

    sealed class Conversation(IIntake intake, TimeProvider clock, string from) : IConversation
    {
        readonly Sl651Assembly divided = new();

        public (string Sender, Task<byte[]?> Answer) Take(byte[] frame, CancellationToken stop)
        {
            var message = Sl651Message.Read(frame, clock.GetUtcNow());
            return (message.Station, Take(message, frame, stop));
        }

        async Task<byte[]?> Take(Sl651Message message, byte[] frame, CancellationToken stop)
        {
            var known = await intake.Recognise(message.Station, message.Password, stop);
            if ((message.Fault ?? known.Fault) is { } fault)
            {
                intake.Refuse(known.Fault?.Status == 404 ? null : message.Station, Wire.Sl651, from, frame, fault);
                return message.Answer?.Invoke(Sl651End.Nak);
            }
            var taken = await intake.Take(message.Station, Wire.Sl651, frame, message.Readings, stop);
            if (!taken.Succeeded || !IsWhole(message))
                return null;
            return message.Answer?.Invoke(message.End is Sl651End.Etb && message.PacketCount == 0 ? Sl651End.Ack : Sl651End.Eot);
        }

        bool IsWhole(Sl651Message message)
        {
            if (message.PacketCount == 0)
                return true;
            // Packets that wait for the disk may come back at once.
            lock (divided)
                return divided.Add(message.Station, message.Function, message.PacketCount, message.PacketNumber, message.Text) is not null;
        }
    }
}
