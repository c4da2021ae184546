using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Commanding;
using Yingzhou.Support.Perception.Handling;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// HJ 212 over TCP. A packet is answered with 9014 when it is on the disk; what is refused is kept with its reason, and a sender that wants an answer hears the result (9011). A device that has proven itself can be
/// told something on its connection as long as it lasts.
/// </summary>
sealed class Hj212Door(IIntake intake, CommandAnswers answers, IOptions<PerceptionOptions> options, ILogger<Hj212Door> log)
    : FrameDoor<Hj212Framing>(options.Value.Hj212Port, intake, Wire.Hj212, Noise, options.Value, log),
        ICommandWire
{
    static readonly Fault Noise = new("perception.noise", "不属于任何数据包的字节：前面没有 ## 和四位长度");

    /// <summary>Version 2017, and an answer is wanted.</summary>
    const int Flag = 5;

    readonly Hj212Desk desk = new(intake, answers);
    readonly ConcurrentDictionary<string, Spoken> talking = new(StringComparer.Ordinal);

    /// <summary>A connection on which a device has proven itself, and what it said of itself.</summary>
    sealed record Spoken(DoorLine Line, int St, string Password);

    protected override IConversation Converse(string from, DoorLine line) => new Conversation(this, from, line);

    public bool Reaches(string device) => talking.ContainsKey(device);

    public Task Say(DeviceCommand command, ProductCommand kind, CancellationToken cancel) =>
        kind.Hj212 is { } said && talking.TryGetValue(command.Device, out var to)
            ? to.Line.Write(
                Hj212Writer.Frame(
                    new(command.WireId, to.St, said.Cn, to.Password, command.Device, Flag),
                    said.Parameters.Replace(
                        "{value}",
                        command.Value?.ToString("0.####", CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
                ),
                cancel
            )
            : Task.CompletedTask;

    sealed class Conversation(Hj212Door door, string from, DoorLine line) : IConversation
    {
        readonly ConcurrentDictionary<string, Spoken> mine = new(StringComparer.Ordinal);

        public (string Sender, Task<byte[]?> Answer) Take(byte[] frame, CancellationToken stop)
        {
            var message = Hj212Message.Read(frame);
            return (message.Mn, door.desk.Take(message, frame, from, () => IsItself(message), stop));
        }

        void IsItself(Hj212Message message)
        {
            if (mine.TryGetValue(message.Mn, out var known) && (known.St, known.Password) == (message.St, message.Password))
                return;
            // The newest connection counts: the one before may be dead without knowing it.
            door.talking[message.Mn] = mine[message.Mn] = new(line, message.St, message.Password);
        }

        public void End()
        {
            foreach (var device in mine)
                door.talking.TryRemove(device);
        }
    }
}
