using Yingzhou.Formats;
using Yingzhou.Support.Perception.Commanding;
using Yingzhou.Support.Perception.Listening;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>One packet of HJ 212: who sent it, what of it is stored, and what the sender hears.</summary>
sealed class Hj212Desk(IIntake intake, CommandAnswers answers) : IHj212Intake
{
    public Task<byte[]?> Take(byte[] frame, string from, CancellationToken cancel) =>
        Take(Hj212Message.Read(frame), frame, from, null, cancel);

    /// <param name="isItself">Called when the device has proven who it is.</param>
    public async Task<byte[]?> Take(Hj212Message message, byte[] frame, string from, Action? isItself, CancellationToken cancel)
    {
        var known = await intake.Recognise(message.Mn, message.Password, cancel);
        if (message.Fault is { } broken)
        {
            // A packet that came broken may name anybody: it is counted with the device only when that one is ours.
            intake.Refuse(known.Fault?.Status == 404 ? null : message.Mn, Wire.Hj212, from, frame, broken);
            return message.Refused(broken.Field == "CRC" ? Hj212Return.WrongCrc : Hj212Return.Refused);
        }
        if (known.Fault is { } unknown)
        {
            intake.Refuse(unknown.Status == 404 ? null : message.Mn, Wire.Hj212, from, frame, unknown);
            return message.Refused(
                unknown.Status switch
                {
                    404 => Hj212Return.WrongMn,
                    401 => Hj212Return.WrongPassword,
                    _ => Hj212Return.Refused,
                }
            );
        }
        isItself?.Invoke();
        if (
            message.Reply is { } reply
            && (await answers.Take(message.Mn, reply.Qn, reply.Answer, reply.Text, cancel)).Fault is { } notAsked
        )
            intake.Refuse(message.Mn, Wire.Hj212, from, frame, notAsked);
        var taken = await intake.Take(message.Mn, Wire.Hj212, frame, message.Readings, cancel);
        return taken.Succeeded ? message.Stored : null;
    }
}
