using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Commanding;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// JT/T 808 over TCP. A terminal registers (0100) with the terminal id that was entered as its secret and gets its code (8100); with the code it signs in (0102); then its positions are answered (8001) when
/// they are on the disk. What is refused is kept with its reason and answered with the result that the standard has for it. A terminal that is signed in can be told something (81xx, 82xx, 83xx) as long as
/// its connection lasts; it answers with 0001, or with the position it was asked for (0201).
/// </summary>
sealed class Jt808Door(IIntake intake, DeviceBook book, CommandAnswers answers, IOptions<PerceptionOptions> options, ILogger<Jt808Door> log)
    : FrameDoor<Jt808Framing>(options.Value.Jt808Port, intake, Wire.Jt808, Noise, options.Value, log),
        ICommandWire
{
    readonly CommandAnswers answers = answers;
    readonly ConcurrentDictionary<string, SignedIn> talking = new(StringComparer.Ordinal);

    /// <param name="Phone">As the terminal writes it.</param>
    sealed record SignedIn(DoorLine Line, string Phone, byte? Version);

    public bool Reaches(string device) => talking.ContainsKey(device);

    public Task Say(DeviceCommand command, ProductCommand kind, CancellationToken cancel) =>
        kind.Jt808 is { } said && talking.TryGetValue(command.Device, out var to)
            ? to.Line.Write(
                Jt808Writer.Frame(
                    ushort.Parse(said.Code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                    to.Phone,
                    CommandIds.SerialOf(command.WireId!),
                    HexBody.Read(said.Body).Value.Bytes(command.Value, ""),
                    to.Version
                ),
                cancel
            )
            : Task.CompletedTask;

    static readonly Fault Noise = new("perception.jt808-noise", "不属于任何消息的字节：不在两个 7E 之间");

    readonly IIntake intake = intake;

    protected override IConversation Converse(string from, DoorLine line) => new Conversation(this, intake, book, from, line);

    sealed class Conversation(Jt808Door door, IIntake intake, DeviceBook book, string from, DoorLine line) : IConversation
    {
        readonly ConcurrentDictionary<string, SignedIn> signedIn = new(StringComparer.Ordinal);

        // Who signs in and sends in one breath is heard in that order.
        Task signing = Task.CompletedTask;
        int serial;

        public (string Sender, Task<byte[]?> Answer) Take(byte[] frame, CancellationToken stop)
        {
            var message = Jt808Packet.Read(frame);
            if (message.Fault is { } broken)
            {
                // A message whose check is wrong may name anybody.
                intake.Refuse(null, Wire.Jt808, from, frame, broken);
                return ("", Task.FromResult<byte[]?>(null));
            }
            var answer = Take(message, frame, signing, stop);
            if (message.ChangesSession)
                signing = answer;
            return (message.Terminal, answer);
        }

        async Task<byte[]?> Take(Jt808Packet message, byte[] frame, Task before, CancellationToken stop)
        {
            await before;
            if (await book.Find(message.Terminal, stop) is not { } device)
                return Refused(message, frame, PerceptionFaults.Unknown);
            if (device.Life is DeviceLife.Retired)
                return Refused(message, frame, PerceptionFaults.Retired);
            if (message is { ChangesSession: true, Wrong: { } unreadable })
                return Refused(message, frame, unreadable);
            if (message.Id == Jt808Packet.Register)
                return Register(message, device, await intake.Recognise(device.Code, message.TerminalId, stop), frame);
            if (message.Id == Jt808Packet.SignIn)
            {
                if (Jt808Code.Of(device) != message.Code)
                    return Refused(message, frame, PerceptionFaults.WrongSecret);
                // The newest connection counts: the one before may be dead without knowing it.
                door.talking[device.Code] = signedIn[device.Code] = new(line, message.Phone, message.Version);
                return await Stored(message, device, frame, stop);
            }
            if (!signedIn.ContainsKey(device.Code))
                return Refused(message, frame, PerceptionFaults.NotSignedIn);
            if (message.Id == Jt808Packet.SignOut && signedIn.TryRemove(device.Code, out var left))
                door.talking.TryRemove(new(device.Code, left));
            if (message.Wrong is { } wrong)
                return Refused(message, frame, wrong);
            var answer = await Stored(message, device, frame, stop);
            if (message.Answered is { } said)
                await Answered(message, device, said.Serial, said.Result, frame, stop);
            return answer;
        }

        async Task Answered(Jt808Packet message, Device device, ushort serial, byte result, byte[] frame, CancellationToken stop)
        {
            var taken = await door.answers.WireIdOf(device.Code, serial, stop) is { } id
                ? await door.answers.Take(
                    device.Code,
                    id,
                    result == 0 ? CommandAnswer.Done : CommandAnswer.Failed,
                    result switch
                    {
                        0 => null,
                        1 => "终端答：失败（结果 1）",
                        2 => "终端答：消息有误（结果 2）",
                        3 => "终端答：不支持（结果 3）",
                        _ => string.Create(CultureInfo.InvariantCulture, $"终端答：结果 {result}"),
                    },
                    stop
                )
                : CommandAnswers.NotAsked;
            if (taken.Fault is { } notAsked)
                intake.Refuse(message.Terminal, Wire.Jt808, from, frame, notAsked);
        }

        public void End()
        {
            foreach (var terminal in signedIn)
                door.talking.TryRemove(terminal);
        }

        byte[] Register(Jt808Packet message, Device device, Outcome<string> known, byte[] frame)
        {
            if (known.Succeeded)
                return message.Registered(Next(), Jt808Registered.Done, Jt808Code.Of(device));
            intake.Refuse(device.Code, Wire.Jt808, from, frame, known.Fault!);
            return message.Registered(Next(), Jt808Registered.NoTerminal, "");
        }

        async Task<byte[]?> Stored(Jt808Packet message, Device device, byte[] frame, CancellationToken stop)
        {
            var taken = await intake.Take(device.Code, Wire.Jt808, frame, message.Readings, stop);
            // Not stored, hence not answered: the terminal sends again. An answer is not answered.
            return taken.Succeeded && message.Answered is null ? message.Answer(Next(), Jt808Result.Done) : null;
        }

        byte[] Refused(Jt808Packet message, byte[] frame, Fault fault)
        {
            intake.Refuse(fault.Status == 404 ? null : message.Terminal, Wire.Jt808, from, frame, fault);
            return message.Id == Jt808Packet.Register ? message.Registered(Next(), Jt808Registered.NoTerminal, "")
                : ReferenceEquals(fault, PerceptionFaults.Unsupported) ? message.Answer(Next(), Jt808Result.Unsupported)
                : message.Wrong is not null ? message.Answer(Next(), Jt808Result.Wrong)
                : message.Answer(Next(), Jt808Result.Failed);
        }

        ushort Next() => (ushort)(Interlocked.Increment(ref serial) & 0xFFFF);
    }
}
