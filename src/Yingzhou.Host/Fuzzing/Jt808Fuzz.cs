using Yingzhou.Formats;

namespace Yingzhou.Host.Fuzzing;

/// <summary>JT/T 808: damaged streams, and messages whose check is right around any body.</summary>
sealed class Jt808Fuzz : WireFuzz<Jt808Framing>
{
    static readonly DateTimeOffset At = new(2026, 11, 30, 8, 15, 0, TimeSpan.FromHours(8));

    public override string Name => "jt808";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 30).Select(seed => Frame(new(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    [
        "\u007E",
        "\u007D",
        "\u007D\u0001",
        "\u007D\u0002",
        "\u007E\u007E",
        "\u0002\u0000",
        "\u0040\u0000",
        "\u0020\u0000",
        "\u00FF",
        "\u0001\u0004",
    ];

    public override string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Frame(random)));

    static string Frame(Random random)
    {
        byte[] body = Jt808Writer.Location(random.NextDouble() * 180, random.NextDouble() * 90, random.Next(120), random.Next(360), At);
        byte[] more = new byte[random.Next(40)];
        random.NextBytes(more);
        body = random.Next(4) switch
        {
            0 => more,
            1 => [.. body, .. more],
            2 => [0, 1, 0, 0, 28, .. body],
            _ => [.. body, 0x01, 0x04, .. more.Concat(new byte[4]).Take(4)],
        };
        var id = (ushort)(
            random.Next(3) == 0 ? random.Next(65536)
            : random.Next(2) == 0 ? 0x0200
            : 0x0704
        );
        return Text(Jt808Writer.Frame(id, "13900000001", (ushort)random.Next(65536), body, random.Next(2) == 0 ? null : (byte)1));
    }

    protected override bool Read(ReadOnlySpan<byte> frame)
    {
        var read = Jt808Message.TryRead(frame, new byte[Jt808Message.BufferLength], out var message, out var fault);
        Promise(read == fault is null, "neither read nor refused");
        Promise(fault is null || (fault.Field is not null && fault.Detail.Length > 0), "a refusal names no field");
        if (!read)
            return false;
        if (Jt808Location.TryRead(message.Body, out var location, out _))
            foreach (var item in location.Items)
                Promise(item.Bytes.Length <= message.Body.Length, "an item is longer than its message");
        if (Jt808Batch.TryRead(message.Body, out var batch, out _))
            foreach (var item in batch)
                Jt808Location.TryRead(item, out _, out _);
        var buffer = new byte[Jt808Message.BufferLength];
        Promise(
            Jt808Message.TryRead(Jt808Writer.Answer(message, 1, Jt808Result.Done), buffer, out var answer, out _),
            "our own answer is not read"
        );
        Promise(answer.Phone.SequenceEqual(message.Phone), "the answer goes to another terminal");
        return true;
    }
}
