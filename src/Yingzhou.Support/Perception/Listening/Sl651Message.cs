using System.Globalization;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>A frame of SL 651 as the intake needs it.</summary>
/// <param name="Station">Ten digits; empty when the frame cannot be read so far.</param>
/// <param name="Password">Four hexadecimal digits.</param>
/// <param name="Answer">What the station hears when it is stored, or refused (NAK); <c>null</c> where the standard gives none.</param>
/// <param name="Fault">Why it cannot be taken.</param>
sealed record Sl651Message(string Station, string Password, IReadOnlyList<Reading> Readings, Func<Sl651End, byte[]>? Answer, Fault? Fault)
{
    /// <summary>链路维持报: keeps the connection, is not answered.</summary>
    const byte KeepAlive = 0x2F;
    const byte FirstAsked = 0x37;

    static readonly Fault Down = new("perception.sl651-down", "这是中心站发给遥测站的下行报文") { Field = "上下行标识" };

    /// <summary>包总数; 0 when it is not divided.</summary>
    public int PacketCount { get; private init; }

    public int PacketNumber { get; private init; }

    public byte Function { get; private init; }

    /// <summary>中心站地址 that the station calls.</summary>
    public byte Center { get; private init; }

    public ushort? Serial { get; private init; }

    /// <summary>From 37 on a station speaks when it was asked: queries, settings, deeds.</summary>
    public bool IsAnswer => Function >= FirstAsked;

    /// <summary>Its packet's bytes, for a divided message.</summary>
    public byte[] Text { get; private init; } = [];

    public Sl651End End { get; private init; }

    /// <summary>ASCII coding.</summary>
    public bool IsLetters { get; private init; }

    /// <param name="now">Stands in the answer.</param>
    public static Sl651Message Read(byte[] bytes, DateTimeOffset now)
    {
        if (bytes is [0x01, ..])
            return Letters(bytes, now);
        _ = Sl651Frame.TryRead(bytes, out var frame, out var fault);
        var readings = new List<Reading>();
        if (fault is null)
            fault = frame.IsUp ? null : Down;
        if (fault is null)
            Values(frame, readings);
        return new(
            frame.Station.IsEmpty || !Bcd.IsDigits(frame.Station) ? "" : Bcd.Text(frame.Station),
            frame.Password.ToString("X4", CultureInfo.InvariantCulture),
            readings,
            frame.Station.IsEmpty || frame.Function == KeepAlive || !frame.IsUp ? null : end => AnswerOf(bytes, now, end),
            fault
        )
        {
            PacketCount = frame.PacketCount,
            PacketNumber = frame.PacketNumber,
            Function = frame.Function,
            End = frame.End,
            Center = frame.Center,
            Serial = (ushort?)frame.Serial,
            Text = frame.PacketCount > 0 ? frame.Content.ToArray() : [],
        };
    }

    static Sl651Message Letters(byte[] bytes, DateTimeOffset now)
    {
        // A frame whose letters cannot be read names nobody.
        if (!Sl651AsciiFrame.TryRead(bytes, out var frame, out var fault))
            return new("", "", [], null, fault) { IsLetters = true };
        List<Reading> readings =
        [
            .. frame
                .Elements.Where(one => one.Value is not null && (one.At ?? frame.SentAt) is not null)
                .Select(one => new Reading(
                    one.Symbol,
                    (one.At ?? frame.SentAt)!.Value.ToUniversalTime(),
                    one.Value!.Value,
                    Sequence: frame.Serial ?? 0
                )),
        ];
        return new(
            frame.Station,
            frame.Password.ToString("X4", CultureInfo.InvariantCulture),
            readings,
            frame.Function == KeepAlive || !frame.IsUp ? null : end => Sl651AsciiWriter.Answer(frame, now, end),
            frame.IsUp ? null : Down
        )
        {
            IsLetters = true,
            PacketCount = frame.PacketCount,
            PacketNumber = frame.PacketNumber,
            Function = frame.Function,
            Center = frame.Center,
            Serial = frame.Serial,
            End = frame.End,
            Text = frame.PacketCount > 0 ? Encoding.ASCII.GetBytes(frame.Content) : [],
        };
    }

    static byte[] AnswerOf(byte[] bytes, DateTimeOffset now, Sl651End end)
    {
        // What can be read of a refused frame is enough to answer it.
        _ = Sl651Frame.TryRead(bytes, out var frame, out _);
        return Sl651Writer.Answer(frame, now, end);
    }

    static void Values(in Sl651Frame frame, List<Reading> readings)
    {
        foreach (var element in frame.Elements)
        {
            if (element.Count == 0 || (element.ObservedAt ?? frame.SentAt) is not { } at)
                continue;
            var property =
                Sl651ElementName.For(element.Identifier)?.Symbol ?? element.Identifier.ToString("X2", CultureInfo.InvariantCulture);
            for (var i = 0; i < element.Count; i++)
                // 无数据 (FF…) is what the station itself says: no value, and no fault.
                if (element.NumberAt(i) is { } value)
                    readings.Add(new(property, at.ToUniversalTime() + (element.Step * i), value, Sequence: frame.Serial ?? 0));
        }
    }
}
