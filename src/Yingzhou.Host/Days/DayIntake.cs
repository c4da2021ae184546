using System.Text;
using Yingzhou.Support.Perception;

namespace Yingzhou.Host.Days;

/// <summary>Hands the messages of a day to the intake that the ports hand theirs to.</summary>
sealed class DayIntake(IAisIntake ais, IHj212Intake packets)
{
    const string Receiver = "回放";

    public Task Hand(DayMessage message, CancellationToken cancel) =>
        message.IsPacket
            ? packets.Take(Encoding.ASCII.GetBytes(message.Text.TrimEnd() + "\r\n"), Receiver, cancel)
            : ais.Hear(Receiver, [message.Text], null, cancel);
}
