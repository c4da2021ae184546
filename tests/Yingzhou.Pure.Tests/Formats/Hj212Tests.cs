using System.Text;
using Yingzhou.Formats;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

public class Hj212Tests
{
    const string Surface =
        "##0170QN=20261123131500001;ST=32;CN=2011;PW=123456;MN=330902YZ0000000000000001;Flag=5;CP=&&DataTime=20261123131500;w01018-Rtd=38.6,w01018-Flag=N;w21003-Rtd=1.92,w21003-Flag=N&&BDC1";

    const string Sample = "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80";

    static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes);

    static Dictionary<string, (double? Number, char Mark)> Values(in Hj212Packet packet)
    {
        var values = new Dictionary<string, (double?, char)>();
        foreach (var value in packet.Values)
            if (!value.IsMark && !value.Attribute.IsEmpty)
                values[$"{Text(value.Factor)}-{Text(value.Attribute)}"] = (value.Number, (char)value.Mark);
        return values;
    }

    [Fact]
    public void P07_1_a_surface_water_frame_is_read_and_one_changed_character_is_refused()
    {
        Assert.True(Hj212Packet.TryRead(Bytes(Surface), out var packet, out var fault), fault?.Detail);
        Assert.Equal(
            ("330902YZ0000000000000001", 32, 2011, true, 1),
            (Text(packet.Mn), packet.St, packet.Cn, packet.WantsAnswer, packet.Version)
        );
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 13, 15, 0, TimeSpan.FromHours(8)), packet.DataTime);
        var values = Values(packet);
        Assert.Equal((38.6, 'N'), values["w01018-Rtd"]);
        Assert.Equal((1.92, 'N'), values["w21003-Rtd"]);
        Assert.Equal(2, values.Count);

        Assert.False(Hj212Packet.TryRead(Bytes(Surface.Replace("38.6", "38.7", StringComparison.Ordinal)), out _, out fault));
        Wire.Refused(fault, "CRC", "校验码是 BDC1，按数据段计算应为");
    }

    [Fact]
    public void P07_2_the_sample_of_the_standard_has_101_bytes_and_the_check_1C80()
    {
        var segment = Bytes(Sample)[6..^4];

        Assert.Equal(101, segment.Length);
        Assert.Equal(0x1C80, Hj212Crc.Of(segment));
        Assert.True(Hj212Packet.TryRead(Bytes(Sample), out var packet, out _));
        Assert.Equal("RtdInterval=30", Text(packet.Parameters));
        Assert.Null(packet.DataTime);
    }

    [Fact]
    public void C08_1_four_values_and_the_answer_to_the_byte()
    {
        const string frame =
            "##0231QN=20261015080000123;ST=32;CN=2011;PW=123456;MN=330900ZS0001W00100000001;Flag=5;CP=&&DataTime=20261015080000;w01018-Rtd=38.6,w01018-Flag=N;w21003-Rtd=3.12,w21003-Flag=N;w01001-Rtd=7.42,w01001-Flag=N;w00000-Rtd=14.56,w00000-Flag=N&&B401";

        Assert.True(Hj212Packet.TryRead(Bytes(frame), out var packet, out var fault), fault?.Detail);

        Assert.Equal(4, Values(packet).Count);
        Assert.Equal(
            "##0087QN=20261015080000123;ST=91;CN=9014;PW=123456;MN=330900ZS0001W00100000001;Flag=4;CP=&&&&0D80\r\n",
            Text(Hj212Writer.DataAnswer(packet))
        );
    }

    [Fact]
    public void C08_2_a_value_of_a_calibration_keeps_its_mark_and_the_check_is_of_the_segment()
    {
        const string frame =
            "##0171QN=20261015103000789;ST=32;CN=2011;PW=123456;MN=330900ZS0001W00100000001;Flag=5;CP=&&DataTime=20261015103000;w01018-Rtd=412.0,w01018-Flag=C;w21003-Rtd=3.08,w21003-Flag=N&&7700";

        Assert.True(Hj212Packet.TryRead(Bytes(frame), out var packet, out var fault), fault?.Detail);
        Assert.Equal((412.0, 'C'), Values(packet)["w01018-Rtd"]);

        Assert.False(Hj212Packet.TryRead(Bytes(frame[..^4] + "7701"), out packet, out fault));
        Wire.Refused(fault, "CRC", "应为 7700");
        // The sender can still be told: what was read is there.
        Assert.Contains("CN=9011", Text(Hj212Writer.RequestAnswer(packet, Hj212Return.WrongCrc)), StringComparison.Ordinal);
        Assert.Contains("QnRtn=9", Text(Hj212Writer.RequestAnswer(packet, Hj212Return.WrongCrc)), StringComparison.Ordinal);
    }

    [Fact]
    public void C08_3_an_hour_of_a_gas_source_with_minimum_mean_and_maximum()
    {
        const string frame =
            "##0333QN=20261015090005010;ST=31;CN=2061;PW=123456;MN=330900ZS0002A00100000001;Flag=5;CP=&&DataTime=20261015080000;a21026-Min=36.1,a21026-Avg=41.0,a21026-Max=47.9,a21026-ZsMin=43.9,a21026-ZsAvg=49.9,a21026-ZsMax=58.3,a21026-Cou=0.615,a21026-Flag=N;a19001-Min=6.0,a19001-Avg=6.2,a19001-Max=6.5,a19001-Flag=N;a00000-Cou=15000,a00000-Flag=N&&9FC1";

        Assert.True(Hj212Packet.TryRead(Bytes(frame), out var packet, out var fault), fault?.Detail);

        var values = Values(packet);
        Assert.Equal((49.9, 'N'), values["a21026-ZsAvg"]);
        Assert.Equal((6.2, 'N'), values["a19001-Avg"]);
        Assert.Equal((15000.0, 'N'), values["a00000-Cou"]);
    }

    sealed record Vector(string Frame, bool LengthOk, bool CrcOk, string CrcComputed);

    [Fact]
    public void Every_vector_of_the_suite_is_read_or_refused_for_its_own_reason()
    {
        foreach (var vector in Shared.Read<Vector[]>("suites/hj212/frames.json"))
        {
            var read = Hj212Packet.TryRead(Bytes(vector.Frame), out var packet, out var fault);
            Assert.Equal(vector.LengthOk && vector.CrcOk, read);
            if (!read)
                Assert.Equal(vector.LengthOk ? "CRC" : "数据段长度", fault!.Field);
            Assert.Equal(vector.CrcComputed, Hj212Crc.Of(Bytes(vector.Frame).AsSpan()[6..^4]).ToString("X4", null));
            Assert.False(packet.Mn.IsEmpty);
        }
    }

    [Fact]
    public void Packets_of_the_suite_come_out_of_any_stream()
    {
        var frames = Shared.Read<Vector[]>("suites/hj212/frames.json").Select(vector => Bytes(vector.Frame)).ToArray();
        byte[] noisy = [.. "noise#\r\n"u8, .. frames.SelectMany(frame => (byte[])[.. frame, .. "\r\n"u8]), .. "#"u8];

        Wire.SplitsInto<Hj212Framing>(noisy, frames);
        Wire.SplitsInto<Hj212Framing>(
            [.. Bytes(Surface), .. Bytes(Sample), .. Bytes(Surface)],
            [Bytes(Surface), Bytes(Sample), Bytes(Surface)]
        );
    }

    [Theory]
    [InlineData("##9999")]
    [InlineData("##0001")]
    public void A_wrong_length_costs_its_own_packet_only(string head)
    {
        var wrong = Bytes(head + Surface[6..]);

        Wire.SplitsInto<Hj212Framing>([.. wrong, .. "\r\n"u8, .. Bytes(Sample)], [wrong, Bytes(Sample)]);
        Wire.SplitsInto<Hj212Framing>([.. wrong, .. Bytes(Sample)], [wrong, Bytes(Sample)]);
        Assert.False(Hj212Packet.TryRead(wrong, out _, out var fault));
        Wire.Refused(fault, "数据段长度", "实际 170 个字节");
    }

    [Theory]
    [InlineData("QN=2016;ST=32;CN=2011;PW=1;MN=A;Flag=5;CP=&&&&", "QN", "17 位")]
    [InlineData("QN=20161301085857223;ST=32;CN=2011;PW=1;MN=A;Flag=5;CP=&&&&", "QN", "17 位")]
    [InlineData("CN=2011;PW=1;MN=A;CP=&&&&", "ST", "缺少")]
    [InlineData("ST=32;CN=20x1;PW=1;MN=A;CP=&&&&", "CN", "“20x1”")]
    [InlineData("ST=32;CN=2011;PW=1;MN=;CP=&&&&", "MN", "24 位")]
    [InlineData("ST=32;CN=2011;PW=1;MN=A B;CP=&&&&", "MN", "“A B”")]
    [InlineData("ST=32;CN=2011;PW=1;MN=A;Flag=256;CP=&&&&", "Flag", "0 到 255")]
    [InlineData("ST=32;CN=2011;PW=1;MN=A;PNUM=2;PNO=3;CP=&&&&", "PNO", "3 / 2")]
    [InlineData("ST=32;CN=2011;PW=1;MN=A;CP=&&w01018&&", "CP", "“w01018”")]
    [InlineData("ST=32;CN=2011;PW=1;MN=A", "CP", "CP=&&…&&")]
    public void A_refusal_names_the_field_and_the_rule(string segment, string field, string about)
    {
        Assert.False(Hj212Packet.TryRead(Bytes($"##{segment.Length:D4}{segment}{Hj212Crc.Of(Bytes(segment)):X4}"), out _, out var fault));
        Wire.Refused(fault, field, about);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var frame = Hj212Writer.Frame(
            new("20261130081500000", 21, 2011, "123456", "330900ZS0001W00100000001", 7) { Part = (2, 1) },
            "DataTime=20261130081500;w01010-Rtd=-1.5,w01010-Flag=D"
        );

        Assert.True(Hj212Packet.TryRead(frame, out var packet, out var fault), fault?.Detail);
        Assert.Equal((2, 1, 7), (packet.PacketCount, packet.PacketNumber, packet.Flag));
        Assert.Equal((-1.5, 'D'), Values(packet)["w01010-Rtd"]);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        byte[] stream = [.. Bytes(Surface), .. "\r\n"u8, .. Bytes(Sample), .. "\r\n"u8];
        var splitter = new FrameSplitter<Hj212Framing>();
        var sum = 0.0;

        var bytes = Wire.Allocated(() =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                splitter.Append(stream);
                while (splitter.TryNext(out var piece))
                    if (Hj212Packet.TryRead(piece.Bytes, out var packet, out _))
                    {
                        sum += packet.DataTime?.Hour ?? 0;
                        foreach (var value in packet.Values)
                            sum += value.Number ?? 0;
                    }
            }
        });

        Assert.Equal(0, bytes);
        Assert.True(sum > 0);
    }
}
