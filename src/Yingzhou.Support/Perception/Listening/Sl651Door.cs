using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Commanding;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// SL 651 over TCP. A report is answered with EOT when it is on the disk, one that says that more follows (ETB) with ACK, a divided one when all its packets are there; what is refused is kept with its
/// reason and answered with NAK, but for a frame whose check is wrong: nobody knows who sent it. A station that has proven itself can be asked or told something (37 and up, ended with ENQ) as long as its
/// connection lasts; it answers with the same function, and an answer is not answered.
/// </summary>
sealed class Sl651Door(
    IIntake intake,
    CommandAnswers answers,
    TimeProvider clock,
    IOptions<PerceptionOptions> options,
    ILogger<Sl651Door> log
) : FrameDoor<Sl651Framing>(options.Value.Sl651Port, intake, Wire.Sl651, Noise, options.Value, log), ICommandWire
{
    readonly CommandAnswers answers = answers;
    readonly TimeProvider clock = clock;
    readonly ConcurrentDictionary<string, Spoken> talking = new(StringComparer.Ordinal);

    /// <summary>A connection on which a station has proven itself, how it calls the centre, and what it was asked last on it.</summary>
    /// <param name="IsLetters">It speaks ASCII coding, and is spoken to in it.</param>
    sealed record Spoken(DoorLine Line, byte Center, ushort Password, bool IsLetters)
    {
        public (byte Function, string WireId)? Asked { get; set; }
    }

    public bool Reaches(string device) => talking.ContainsKey(device);

    public Task Say(DeviceCommand command, ProductCommand kind, CancellationToken cancel)
    {
        if (kind.Sl651 is not { } said || !talking.TryGetValue(command.Device, out var to))
            return Task.CompletedTask;
        var function = byte.Parse(said.Code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var body = HexBody.Read(said.Body).Value.Bytes(command.Value, command.Device);
        // Elements of a body have other words in ASCII coding, which nobody wrote down: the command runs into its time limit.
        if (to.IsLetters && body.Length > 0)
            throw new InvalidOperationException("The command has no form in ASCII coding");
        to.Asked = (function, command.WireId!);
        var (serial, now) = (CommandIds.SerialOf(command.WireId!), clock.GetUtcNow());
        return to.Line.Write(
            to.IsLetters
                ? Sl651AsciiWriter.Down(to.Center, command.Device, to.Password, function, serial, now, "")
                : Sl651Writer.Down(to.Center, command.Device, to.Password, function, serial, now, body),
            cancel
        );
    }

    static readonly Fault Noise = new("perception.sl651-noise", "不属于任何帧的字节：前面没有 7E 7E 或 01");

    readonly IIntake intake = intake;

    protected override IConversation Converse(string from, DoorLine line) => new Conversation(this, intake, from, line);

    sealed class Conversation(Sl651Door door, IIntake intake, string from, DoorLine line) : IConversation
    {
        readonly ConcurrentDictionary<string, Spoken> mine = new(StringComparer.Ordinal);
        readonly Sl651Assembly divided = new();

        public (string Sender, Task<byte[]?> Answer) Take(byte[] frame, CancellationToken stop)
        {
            var message = Sl651Message.Read(frame, door.clock.GetUtcNow());
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
            IsItself(message);
            var taken = await intake.Take(message.Station, Wire.Sl651, frame, message.Readings, stop);
            // Stored before it counts as an answer: what it says would be lost otherwise.
            if (!taken.Succeeded || !IsWhole(message) || (message.IsAnswer && await Answered(message, stop)))
                return null;
            return message.Answer?.Invoke(message.End is Sl651End.Etb && message.PacketCount == 0 ? Sl651End.Ack : Sl651End.Eot);
        }

        void IsItself(Sl651Message message)
        {
            var password = ushort.Parse(message.Password, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (
                mine.TryGetValue(message.Station, out var known)
                && (known.Center, known.Password, known.IsLetters) == (message.Center, password, message.IsLetters)
            )
                return;
            // The newest connection counts: the one before may be dead without knowing it.
            door.talking[message.Station] = mine[message.Station] = new(line, message.Center, password, message.IsLetters);
        }

        /// <returns>Whether it answers what was asked; a station that reports with such a function unasked is an ordinary sender.</returns>
        async Task<bool> Answered(Sl651Message message, CancellationToken stop)
        {
            // Stations that count on their own give another serial number: then the function says what is answered.
            var asked = mine.TryGetValue(message.Station, out var spoken) ? spoken.Asked : null;
            var id =
                asked is { } last && last.Function == message.Function ? last.WireId
                : message.Serial is { } serial ? await door.answers.WireIdOf(message.Station, serial, stop)
                : null;
            if (id is null)
                return false;
            spoken?.Asked = null;
            var isDone = message.End is not Sl651End.Nak;
            await door.answers.Take(
                message.Station,
                id,
                isDone ? CommandAnswer.Done : CommandAnswer.Failed,
                isDone ? Values(message) : "遥测站否定应答（NAK）",
                stop
            );
            return true;
        }

        static string? Values(Sl651Message message) =>
            message.Readings.Count == 0
                ? null
                : string.Join(
                    '，',
                    message.Readings.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Property}={one.Value}"))
                );

        public void End()
        {
            foreach (var station in mine)
                door.talking.TryRemove(station);
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
