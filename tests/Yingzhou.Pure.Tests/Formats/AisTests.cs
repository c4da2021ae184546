using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

public class AisTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    static AisStep Add(AisAssembler assembler, string line, out AisMessage message, out Fault? fault, double second = 0) =>
        assembler.Add(Encoding.ASCII.GetBytes(line), Noon.AddSeconds(second), out message, out fault);

    static AisPosition Position(string line)
    {
        Assert.Equal(AisStep.Message, Add(new(), line, out var message, out var fault));
        Assert.Null(fault);
        Assert.True(AisPosition.TryRead(message, out var position));
        return position;
    }

    [Fact]
    public void C11_1_a_position_and_a_wrong_checksum_that_is_dropped()
    {
        const string line = "!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47";

        var position = Position(line);

        Assert.Equal(413409990, position.Mmsi);
        Assert.Equal(122.3612, position.Longitude!.Value, 4);
        Assert.Equal(30.1985, position.Latitude!.Value, 4);
        Assert.Equal((4.2, 118.5, 120, 14), (position.SpeedKnots, position.Course, position.Heading, position.Second));
        Assert.Equal(AisStep.Refused, Add(new(), line[..^1] + "8", out _, out var fault));
        Wire.Refused(fault, "校验和", "校验和是 48");
    }

    [Fact]
    public void C11_2_the_next_position_of_the_same_ship()
    {
        var position = Position("!AIVDM,1,1,,A,16:@RiPP0W`h9A8AAll4fSl`0000,0*42");

        Assert.Equal((122.3655, 30.1964), (Math.Round(position.Longitude!.Value, 4), Math.Round(position.Latitude!.Value, 4)));
        Assert.Equal(3.9, position.SpeedKnots);
    }

    [Fact]
    public void C11_3_what_is_not_available_is_no_value()
    {
        var position = Position("!AIVDM,1,1,,A,16:@RigP?wdtSF0l4Q@>4?wp0000,0*51");

        Assert.Equal(413409990, position.Mmsi);
        Assert.Null(position.Longitude);
        Assert.Null(position.Latitude);
        Assert.Null(position.SpeedKnots);
    }

    [Fact]
    public void C11_4_name_and_voyage_in_two_sentences()
    {
        const string first = "!AIVDM,2,1,3,B,56:@RiP2;=`095QW801`PF1<P61UDr3SP000001?50<446i`N;VR3mDj0CP0,0*05";
        const string second = "!AIVDM,2,2,3,B,00000000000,2*24";
        foreach (var order in new[] { (first, second), (second, first) })
        {
            var assembler = new AisAssembler();
            Assert.Equal(AisStep.Waiting, Add(assembler, order.Item1, out _, out _));
            Assert.Equal(AisStep.Message, Add(assembler, order.Item2, out var message, out _, 1.9));

            var layout = message.Layout;
            Assert.Equal("ZHE SHA YUN 88", message.Text(layout["shipname"]!));
            Assert.Equal("BQXY2", message.Text(layout["callsign"]!));
            Assert.Equal("ZHOUSHAN", message.Text(layout["destination"]!));
            Assert.Equal(
                (9123456.0, 79.0, 4.6),
                (message.Number(layout["imo"]!), message.Number(layout["shiptype"]!), message.Number(layout["draught"]!))
            );
        }
    }

    [Fact]
    public void Sentences_more_than_two_seconds_apart_do_not_belong_together()
    {
        var assembler = new AisAssembler();
        var sentences = AisWriter.Voyage().Set("mmsi", 413409990).Set("shipname", "DA YANG").Sentences();

        Assert.Equal(AisStep.Waiting, Add(assembler, sentences[0], out _, out _));
        Assert.Equal(AisStep.Waiting, Add(assembler, sentences[1], out _, out _, 2.1));
        Assert.Equal(1, assembler.Incomplete);
    }

    [Fact]
    public void Messages_of_other_sequences_and_channels_may_stand_between()
    {
        var assembler = new AisAssembler();
        var one = AisWriter.Voyage().Set("mmsi", 413000001).Sentences('A', 1);
        var two = AisWriter.Voyage().Set("mmsi", 413000002).Sentences('A', 2);
        var three = AisWriter.Voyage().Set("mmsi", 413000003).Sentences('B', 1);

        var found = new List<int>();
        foreach (var line in new[] { one[0], two[0], three[1], two[1], three[0], one[1] })
            if (Add(assembler, line, out var message, out _) is AisStep.Message)
                found.Add(message.Mmsi);

        Assert.Equal([413000002, 413000003, 413000001], found);
    }

    [Theory]
    [InlineData("!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0", "校验和", "两位十六进制")]
    [InlineData("$GPGGA,1*00", "语句", "!AIVDM")]
    [InlineData("!AIVDM,1,2,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0", "分句号", "2/1")]
    [InlineData("!AIVDM,2,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0", "消息序号", "0 到 9")]
    [InlineData("!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL000Z,0", "载荷", "5A")]
    [InlineData("!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,6", "填充位", "0 到 5")]
    [InlineData("!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL,0", "载荷", "149 位，实际 144 位")]
    [InlineData("!AIVDM,1,1,,A,v6:@RiPP0b`h80PAAqg4`ChL0000,0", "消息类型", "62")]
    public void A_refusal_names_the_field_and_the_rule(string body, string field, string about)
    {
        var line =
            body.Contains('*', StringComparison.Ordinal) || about == "两位十六进制"
                ? body
                : $"{body}*{body[1..].Aggregate(0, (check, letter) => check ^ letter):X2}";

        Assert.Equal(AisStep.Refused, Add(new(), line, out _, out var fault));
        Wire.Refused(fault, field, about);
    }

    [Fact]
    public void A_tag_block_before_and_a_receivers_words_behind_do_not_count()
    {
        const string line = "!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47";

        Assert.Equal(413409990, Position($"\\s:2573535,c:1671533231*08\\{line}").Mmsi);
        Assert.Equal(413409990, Position($"{line},b003660465").Mmsi);
    }

    [Fact]
    public void Lines_come_out_of_any_stream()
    {
        const string line = "!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47";
        const string tagged = "\\c:1671533231*00\\!AIVDM,1,1,,A,16:@RigP?wdtSF0l4Q@>4?wp0000,0*51";
        var stream = Encoding.ASCII.GetBytes($"noise\n{line}\r\n!AIVDM,1,1,,A,16:{tagged}\n{line}\n");

        Wire.SplitsInto<NmeaFraming>(stream, [.. new[] { line, "!AIVDM,1,1,,A,16:", tagged, line }.Select(Encoding.ASCII.GetBytes)]);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var position = Position(
            AisWriter
                .Position()
                .Set("mmsi", 413409990)
                .Set("lon", -122.3612)
                .Set("lat", 30.1985)
                .Set("speed", 12.3)
                .Set("course", 359.9)
                .Sentences()[0]
        );

        Assert.Equal(new(413409990, -122.3612, 30.1985, 12.3, 359.9, null, null), position);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var lines = File.ReadAllBytes(Shared.File("suites/ais/gpsd/sample.aivdm"));
        var splitter = new FrameSplitter<NmeaFraming>();
        var assembler = new AisAssembler();
        var (sum, messages) = (0.0, 0);
        // Comments of the log are noise, which is refused, and a refusal has a text: only sentences are measured.
        byte[] sentences =
        [
            .. Encoding.ASCII.GetBytes(
                string.Join(
                    '\n',
                    Encoding
                        .UTF8.GetString(lines)
                        .Split('\n')
                        .Where(line =>
                            line.StartsWith("!AIVDM", StringComparison.Ordinal) && !line.Contains('\\', StringComparison.Ordinal)
                        )
                )
            ),
            (byte)'\n',
        ];

        var at = Noon;
        void Read()
        {
            // What was left unfinished by one turn does not meet the next.
            at = at.AddMinutes(1);
            splitter.Append(sentences);
            while (splitter.TryNext(out var piece))
                if (assembler.Add(piece.Bytes, at, out var message, out _) is AisStep.Message)
                {
                    messages++;
                    if (AisPosition.TryRead(message, out var position))
                        sum += position.Latitude ?? 0;
                    for (var i = 0; i < message.Layout.Fields.Count; i++)
                        sum += message.Raw(message.Layout.Fields[i]);
                }
        }

        // What is refused gets a text, and that is an allocation: the log holds none.
        var refused = new List<string>();
        var first = new AisAssembler();
        foreach (var line in Encoding.ASCII.GetString(sentences).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (Add(first, line, out _, out var fault) is AisStep.Refused)
                refused.Add($"{line} {fault!.Detail}");
        Assert.Empty(refused);
        Assert.Equal(0, Wire.Allocated(Read));
        Assert.True(messages > 300 && sum != 0);
    }
}
