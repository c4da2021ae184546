using System.Globalization;
using System.Text;
using Yingzhou.Formats;

namespace Yingzhou.Host.Fuzzing;

/// <summary>HJ 212: damaged streams, and packets whose check is right around whatever parameters.</summary>
sealed class Hj212Fuzz : WireFuzz<Hj212Framing>
{
    static readonly string[] Factors = ["w01018", "w21003", "a21026", "011", "B01", "DataTime", "x"];

    static readonly string[] Texts =
    [
        "38.6",
        "",
        "-0",
        "N",
        "1e308",
        "20261130081500",
        "20261332000000",
        "9".PadLeft(60, '9'),
        "海",
        "=",
        "&&",
    ];

    static readonly string[] Attributes = ["-Rtd", "-Avg", "-Flag", "-", "", "-ZsAvg"];

    public override string Name => "hj212";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 30).Select(seed => Packet(new(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    [
        "##",
        "##0101",
        "\r\n",
        "CP=&&",
        "&&",
        "Flag=5;",
        "PNUM=2;PNO=1;",
        "QN=20261130081500000;",
        ";",
        ",",
        "=",
        "-",
        "MN=",
        "1C80",
        "##9999",
    ];

    public override string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Packet(random)));

    static string Packet(Random random)
    {
        var parameters = string.Join(
            ';',
            Enumerable
                .Range(0, random.Next(6))
                .Select(_ =>
                    string.Join(
                        ',',
                        Enumerable
                            .Range(0, random.Next(1, 4))
                            .Select(_ => Pick(random, Factors) + Pick(random, Attributes) + "=" + Pick(random, Texts))
                    )
                )
        );
        var header = new Hj212Header(
            random.Next(4) == 0 ? null : "20261130081500" + random.Next(1000).ToString("000", CultureInfo.InvariantCulture),
            random.Next(100),
            random.Next(3) == 0 ? 2011 : random.Next(10_000),
            "123456",
            Pick(random, ["330900ZS0001W00100000001", "LD130133000015", "A"]),
            random.Next(3) == 0 ? null : random.Next(256)
        )
        {
            Part = random.Next(5) == 0 ? (random.Next(1, 5), random.Next(1, 5)) : null,
        };
        return Text(Hj212Writer.Frame(header, parameters));
    }

    static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    protected override bool Read(ReadOnlySpan<byte> frame)
    {
        var read = Hj212Packet.TryRead(frame, out var packet, out var fault);
        Promise(read == fault is null, "neither read nor refused");
        Promise(fault is null || (fault.Field is not null && fault.Detail.Length > 0), "a refusal names no field");
        _ = packet.DataTime;
        var values = 0;
        foreach (var value in packet.Values)
            values += value.Number is null ? 0 : 1;
        if (!read)
            return false;
        Promise(Hj212Packet.TryRead(Hj212Writer.DataAnswer(packet), out var answer, out _), "our own answer is not read");
        Promise(answer.Mn.SequenceEqual(packet.Mn), "the answer goes to another device");
        var again = Hj212Writer.Frame(
            new(packet.Qn.IsEmpty ? null : Text(packet.Qn), packet.St, packet.Cn, "", Text(packet.Mn), packet.Flag)
            {
                Part = packet.PacketCount > 0 ? (packet.PacketCount, packet.PacketNumber) : null,
            },
            Encoding.UTF8.GetString(packet.Parameters)
        );
        Promise(Hj212Packet.TryRead(again, out var same, out _), "written again, it is not read");
        var count = 0;
        foreach (var value in same.Values)
            count += value.Number is null ? 0 : 1;
        Promise(count == values, "written again, it holds another number of values");
        return true;
    }
}
