using System.Globalization;
using Yingzhou.Formats;

namespace Yingzhou.Host.Fuzzing;

/// <summary>AIS: damaged lines, and sentences whose check is right around any payload.</summary>
sealed class AisFuzz : WireFuzz<NmeaFraming>
{
    static readonly DateTimeOffset At = new(2026, 11, 30, 8, 15, 0, TimeSpan.FromHours(8));

    AisAssembler assembler = new();

    public override string Name => "ais";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 60).Select(seed => Line(new(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    ["!AIVDM,", "!AIVDO,", "1,1,,A,", "2,1,3,B,", "2,2,3,B,", ",0*", "*47", "\\c:1*00\\", "\n", "\r\n", ",", "wwwwww", "000000"];

    public override string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Line(random)));

    public override bool Check(string input)
    {
        assembler = new();
        return base.Check(input);
    }

    static string Line(Random random)
    {
        if (random.Next(3) == 0)
            return string.Join(
                    '\n',
                    AisWriter.Voyage().Set("mmsi", random.Next(999_999_999)).Set("shipname", "ZHE YU 1").Sentences('B', random.Next(10))
                ) + "\n";
        var payload = string.Concat(Enumerable.Range(0, random.Next(1, 75)).Select(_ => Armoured(random.Next(64))));
        payload = Armoured(random.Next(1, 28)) + payload;
        var body = string.Create(CultureInfo.InvariantCulture, $"AIVDM,1,1,,A,{payload},{random.Next(6)}");
        return string.Create(CultureInfo.InvariantCulture, $"!{body}*{body.Aggregate(0, (check, letter) => check ^ letter):X2}\n");
    }

    static char Armoured(int six) => (char)(six < 40 ? six + 48 : six + 56);

    protected override bool Read(ReadOnlySpan<byte> frame)
    {
        var step = assembler.Add(frame, At, out var message, out var fault);
        Promise(step is AisStep.Refused == fault is not null, "neither read nor refused");
        Promise(fault is null || (fault.Field is not null && fault.Detail.Length > 0), "a refusal names no field");
        if (step is not AisStep.Message)
            return false;
        AisPosition.TryRead(message, out var position);
        Promise(position.Longitude is null == position.Latitude is null, "half a position");
        Promise(position.Latitude is null or (>= -90 and <= 90), "a position off the earth");
        foreach (var field in message.Layout.Fields)
        {
            _ = message.Number(field);
            if (field.Kind is AisKind.Text)
                _ = message.Text(field);
            else if (field.Kind is AisKind.Data && message.Has(field))
                _ = message.Data(field);
        }
        return true;
    }
}
