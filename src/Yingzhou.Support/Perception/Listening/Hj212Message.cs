using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>A packet of HJ 212 as the intake needs it.</summary>
/// <param name="Fault">Why it cannot be taken.</param>
/// <param name="Stored">The answer when it is stored; <c>null</c> when the sender wants none.</param>
sealed record Hj212Message(string Mn, string Password, IReadOnlyList<Reading> Readings, Fault? Fault, byte[]? Stored)
{
    /// <summary>系统编码 of the sender.</summary>
    public int St { get; private init; }

    /// <summary>What the device says to a command of ours; <c>null</c> for another packet.</summary>
    public Hj212Reply? Reply { get; private init; }

    // 因子的附带信息: texts beside the values.
    static readonly string[] Texts = ["Flag", "EFlag", "SampleTime", "Info"];

    readonly Func<Hj212Return, byte[]>? refuse;

    Hj212Message(
        string mn,
        string password,
        IReadOnlyList<Reading> readings,
        Fault? fault,
        byte[]? stored,
        Func<Hj212Return, byte[]>? refuse
    )
        : this(mn, password, readings, fault, stored) => this.refuse = refuse;

    /// <summary>The answer that says why it was not taken; <c>null</c> when the sender wants none.</summary>
    public byte[]? Refused(Hj212Return result) => refuse?.Invoke(result);

    public static Hj212Message Read(byte[] frame)
    {
        var isRead = Hj212Packet.TryRead(frame, out var packet, out var fault);
        var readings = new List<Reading>();
        if (isRead && Hj212Periods.Of(packet.Cn) is { } period)
            fault = Values(packet, period, readings);
        return new(
            Text(packet.Mn),
            Text(packet.Password),
            readings,
            fault,
            packet.WantsAnswer && Hj212Periods.Of(packet.Cn) is not null ? Hj212Writer.DataAnswer(packet) : null,
            packet.WantsAnswer && !packet.Mn.IsEmpty ? result => Hj212Message.RefusalOf(frame, result) : null
        )
        {
            St = packet.St,
            Reply = isRead ? Hj212Reply.Of(packet) : null,
        };
    }

    static byte[] RefusalOf(byte[] frame, Hj212Return result)
    {
        // What can be read of a refused packet is enough to answer it.
        _ = Hj212Packet.TryRead(frame, out var packet, out _);
        return Hj212Writer.RequestAnswer(packet, result);
    }

    static Fault? Values(in Hj212Packet packet, string period, List<Reading> readings)
    {
        if (packet.DataTime is not { } at)
            return PerceptionFaults.NoTime("DataTime");
        foreach (var value in packet.Values)
        {
            var attribute = Text(value.Attribute);
            if (attribute.Length == 0 || Texts.Contains(attribute))
                continue;
            var factor = Text(value.Factor);
            readings.Add(
                new(
                    attribute == "Rtd" ? factor : $"{factor}-{attribute}{period}",
                    at,
                    value.Number ?? double.NaN,
                    ObservationQualities.OfMark((char)value.Mark) ?? ObservationQuality.Suspect
                )
            );
        }
        return readings.Count == 0 ? PerceptionFaults.NoValues("CP") : null;
    }

    static string Text(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text);
}
