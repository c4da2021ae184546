using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>
/// JT/T 808 over TCP. A terminal registers (0100) with the terminal id that was entered as its secret and gets its code (8100); with the code it signs in (0102); then its positions are answered (8001) when
/// they are on the disk. What is refused is kept with its reason and answered with the result that the standard has for it.
/// </summary>
sealed class Jt808Door(IIntake intake, DeviceBook book, IOptions<PerceptionOptions> options, ILogger<Jt808Door> log)
    : FrameDoor<Jt808Framing>(options.Value.Jt808Port, intake, Wire.Jt808, Noise, options.Value, log)
{
    static readonly Fault Noise = new("perception.jt808-noise", "不属于任何消息的字节：不在两个 7E 之间");

    readonly IIntake intake = intake;

    protected override IConversation Converse(string from, DoorLine line) => new Conversation(intake, book, from);

    sealed class Conversation(IIntake intake, DeviceBook book, string from) : IConversation
    {
        readonly ConcurrentDictionary<string, bool> signedIn = new(StringComparer.Ordinal);

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
                signedIn[device.Code] = true;
                return await Stored(message, device, frame, stop);
            }
            if (!signedIn.ContainsKey(device.Code))
                return Refused(message, frame, PerceptionFaults.NotSignedIn);
            if (message.Id == Jt808Packet.SignOut)
                signedIn.TryRemove(device.Code, out _);
            return message.Wrong is { } wrong ? Refused(message, frame, wrong) : await Stored(message, device, frame, stop);
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
            // Not stored, hence not answered: the terminal sends again.
            return taken.Succeeded ? message.Answer(Next(), Jt808Result.Done) : null;
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
