using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Handling;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>HJ 212 over TCP. A packet is answered with 9014 when it is on the disk; what is refused is kept with its reason, and a sender that wants an answer hears the result (9011).</summary>
sealed class Hj212Door(IIntake intake, IOptions<PerceptionOptions> options, ILogger<Hj212Door> log)
    : FrameDoor<Hj212Framing>(options.Value.Hj212Port, intake, Wire.Hj212, Noise, options.Value, log)
{
    static readonly Fault Noise = new("perception.noise", "不属于任何数据包的字节：前面没有 ## 和四位长度");

    readonly Hj212Desk desk = new(intake);

    protected override IConversation Converse(string from) => new Conversation(desk, from);

    sealed class Conversation(Hj212Desk desk, string from) : IConversation
    {
        public (string Sender, Task<byte[]?> Answer) Take(byte[] frame, CancellationToken stop)
        {
            var message = Hj212Message.Read(frame);
            return (message.Mn, desk.Take(message, frame, from, stop));
        }
    }
}
