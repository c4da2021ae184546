using Yingzhou.Formats;

namespace Yingzhou.Host.Fuzzing;

/// <summary>SL 651 in both codings: damaged streams, and frames whose check is right around any text.</summary>
sealed class Sl651Fuzz : WireFuzz<Sl651Framing>
{
    static readonly DateTimeOffset At = new(2026, 11, 30, 8, 15, 0, TimeSpan.FromHours(8));

    public override string Name => "sl651";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 30).Select(seed => Frame(new(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    [
        "\u007E\u007E",
        "\u00F1\u00F1",
        "\u00F0\u00F0",
        "\u00F2\u00F2",
        "\u00F3\u00F3",
        "\u0002",
        "\u0016",
        "\u0003",
        "\u00F4\u0060",
        "\u00FF",
        "\u0039\u0023",
        "\u0004\u0018\u0000\u0001\u0000",
    ];

    public override string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Frame(random)));

    static string Frame(Random random) => random.Next(3) == 0 ? Letters(random) : Bytes(random);

    static string Letters(Random random)
    {
        var symbols = (string[])["Z", "PJ", "VT", "DRP", "DRZ1", "ZT", "TT", "ST", "QQ"];
        var content = Sl651AsciiWriter.Report(
            "3309020001",
            'H',
            At,
            Enumerable
                .Range(0, random.Next(5))
                .Select(_ => (symbols[random.Next(symbols.Length)], random.Next(5) == 0 ? (decimal?)null : random.Next(-99, 9999) / 10m))
        );
        if (random.Next(3) == 0)
        {
            var letters = content.ToCharArray();
            letters[random.Next(letters.Length)] = (char)random.Next(0x20, 0x7F);
            content = new(letters);
        }
        return Text(
            Sl651AsciiWriter.Up(
                1,
                "3309020001",
                (ushort)random.Next(65536),
                (byte)random.Next(0x2F, 0x52),
                (ushort)random.Next(65536),
                At,
                content
            )
        );
    }

    static string Bytes(Random random)
    {
        var elements = Enumerable
            .Range(0, random.Next(5))
            .Select(_ => ((byte)random.Next(1, 0x60), (decimal)random.Next(-99, 9999) / 10, random.Next(3, 6), random.Next(0, 2)));
        var content = Sl651Writer.Report("3309020001", (byte)'H', At, elements);
        if (random.Next(3) == 0)
            random.NextBytes(content.AsSpan(random.Next(content.Length)));
        return Text(
            Sl651Writer.Up(
                1,
                "3309020001",
                (ushort)random.Next(65536),
                (byte)random.Next(0x2F, 0x52),
                (ushort)random.Next(65536),
                At,
                content
            )
        );
    }

    protected override bool Read(ReadOnlySpan<byte> frame) => frame is [0x01, ..] ? ReadLetters(frame) : ReadBytes(frame);

    static bool ReadLetters(ReadOnlySpan<byte> frame)
    {
        var read = Sl651AsciiFrame.TryRead(frame, out var message, out var fault);
        Promise(read == fault is null, "neither read nor refused");
        Promise(fault is null || (fault.Field is not null && fault.Detail.Length > 0), "a refusal names no field");
        if (message is null)
            return false;
        Promise(message.Elements.All(one => one.Symbol.Length > 0), "an element has no name");
        Promise(Sl651AsciiFrame.TryRead(Sl651AsciiWriter.Answer(message, At), out var answer, out _), "our own answer is not read");
        Promise(answer!.Station == message.Station, "the answer goes to another station");
        return true;
    }

    static bool ReadBytes(ReadOnlySpan<byte> frame)
    {
        var read = Sl651Frame.TryRead(frame, out var message, out var fault);
        Promise(read == fault is null, "neither read nor refused");
        Promise(fault is null || (fault.Field is not null && fault.Detail.Length > 0), "a refusal names no field");
        if (!read)
            return false;
        foreach (var element in message.Elements)
            for (var i = 0; i < element.Count; i++)
                _ = element.NumberAt(i);
        Promise(Sl651Frame.TryRead(Sl651Writer.Answer(message, At), out var answer, out _), "our own answer is not read");
        Promise(answer.Station.SequenceEqual(message.Station), "the answer goes to another station");
        return true;
    }
}
