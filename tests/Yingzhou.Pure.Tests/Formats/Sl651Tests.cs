using System.Text;
using Yingzhou.Formats;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

public class Sl651Tests
{
    static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    sealed record Vector(string Hex, int Bytes, bool CrcOk, string CrcComputed, string Func, bool Up, int Len, byte Center, string Station)
    {
        public byte[] Frame => Convert.FromHexString(Hex);
    }

    static Vector[] Vectors() => Shared.Read<Vector[]>("suites/sl651/frames.json");

    static Vector Of(string function) => Vectors().First(vector => vector.Func == function && vector.CrcOk);

    [Fact]
    public void Every_vector_of_the_suite_is_read_exactly_or_refused()
    {
        foreach (var vector in Vectors())
        {
            var read = Sl651Frame.TryRead(vector.Frame, out var frame, out var fault);
            Assert.True(vector.CrcOk == read, $"{vector.Hex}: {fault?.Detail}");
            if (!read)
            {
                Wire.Refused(fault, "报文长度", $"写的是 {vector.Len}");
                continue;
            }
            Assert.Equal(vector.Func, frame.Function.ToString("X2", null));
            Assert.Equal((vector.Up, vector.Center, vector.Station), (frame.IsUp, frame.Center, Bcd.Text(frame.Station)));
            Assert.Equal(frame.PacketNumber < 2, frame.SentAt is not null);
        }
    }

    [Fact]
    public void A_test_report_holds_rain_stage_and_voltage_with_their_decimals()
    {
        Assert.True(Sl651Frame.TryRead(Of("30").Frame, out var frame, out _));

        var found = new List<string>();
        foreach (var element in frame.Elements)
            found.Add(
                FormattableString.Invariant(
                    $"{Sl651ElementName.For(element.Identifier)!.Symbol}={element.Number} {Sl651ElementName.For(element.Identifier)!.Unit} {element.ObservedAt:HH:mm}"
                )
            );
        Assert.Equal(["PJ=0.5 mm 15:49", "PT=0.5 mm 15:49", "Z=0.127 m 15:49", "VT=11.15 V 15:49"], found);
        Assert.Equal(new DateTimeOffset(2059, 10, 11, 15, 49, 47, Shanghai), frame.SentAt);
        Assert.Equal(3, frame.Serial);
    }

    [Fact]
    public void An_hour_of_five_minute_rain_is_twelve_values_and_FF_is_none()
    {
        Assert.True(Sl651Frame.TryRead(Of("38").Frame, out var frame, out _));

        var values = new List<double?>();
        foreach (var element in frame.Elements)
            if (element.Identifier == 0xF4)
            {
                Assert.Equal((12, TimeSpan.FromMinutes(5)), (element.Count, element.Step));
                for (var i = 0; i < element.Count; i++)
                    values.Add(element.NumberAt(i));
            }
        Assert.Equal([0.5, 0, 0, 0, 2, null, null, null, null, null, 0, 0], values);
    }

    [Fact]
    public void Values_put_by_hand_are_a_text()
    {
        Assert.True(Sl651Frame.TryRead(Of("39").Frame, out var frame, out _));

        var elements = frame.Elements.GetEnumerator();
        Assert.True(elements.MoveNext());
        Assert.Equal((0xF2, "Q 1.234"), (elements.Current.Identifier, Encoding.ASCII.GetString(elements.Current.Bytes)));
        Assert.False(elements.MoveNext());
    }

    [Fact]
    public void A_picture_comes_together_in_any_order()
    {
        var picture = Enumerable.Range(0, 1000).Select(i => (byte)(i % 251)).ToArray();
        var parts = picture.Chunk(100).ToArray();
        var assembly = new Sl651Assembly();

        byte[]? whole = null;
        foreach (var i in new[] { 3, 0, 9, 1, 8, 2, 3, 7, 6, 4, 5 })
        {
            Assert.Null(whole);
            whole = assembly.Add("0012345678", 0x36, parts.Length, i + 1, parts[i]);
        }

        Assert.Equal(picture, whole);
    }

    [Fact]
    public void Packets_of_a_picture_carry_their_number()
    {
        var numbers = Vectors()
            .Where(vector => vector.Func == "36")
            .Select(vector => Sl651Frame.TryRead(vector.Frame, out var frame, out _) ? (frame.PacketCount, frame.PacketNumber) : default)
            .ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.True(number.PacketCount == 13 && number.PacketNumber is >= 1 and <= 13));
    }

    [Fact]
    public void Frames_of_the_suite_come_out_of_any_stream()
    {
        var frames = Vectors().Where(vector => vector.Bytes < 100).Select(vector => vector.Frame).ToArray();

        Wire.SplitsInto<Sl651Framing>([0x00, 0x7E, 0x01, .. frames.SelectMany(frame => frame)], frames);
    }

    [Fact]
    public void A_report_that_is_written_is_read_again_and_answered()
    {
        var at = new DateTimeOffset(2026, 11, 30, 8, 15, 0, Shanghai);
        var report = Sl651Writer.Report("3309020001", (byte)'H', at, [(0x39, 3.127m, 4, 3), (0x02, -5.2m, 3, 1), (0x20, 0.5m, 3, 1)]);
        var bytes = Sl651Writer.Up(1, "3309020001", 0x1234, 0x32, 7, at.AddSeconds(9), report);

        Assert.True(Sl651Frame.TryRead(bytes, out var frame, out var fault), fault?.Detail);
        var values = new List<double?>();
        foreach (var element in frame.Elements)
            values.Add(element.Number);
        Assert.Equal([3.127, -5.2, 0.5], values);

        Assert.True(Sl651Frame.TryRead(Sl651Writer.Answer(frame, at, Sl651End.Esc), out var answer, out fault), fault?.Detail);
        Assert.Equal(
            (false, 0x32, "3309020001", (int?)7, Sl651End.Esc),
            (answer.IsUp, (int)answer.Function, Bcd.Text(answer.Station), answer.Serial, answer.End)
        );
    }

    [Fact]
    public void An_even_series_is_one_element_of_many_values_a_step_apart()
    {
        var at = new DateTimeOffset(2026, 11, 30, 8, 0, 0, Shanghai);
        byte[] report =
        [
            .. Sl651Writer.Report("3309020001", (byte)'H', at, []),
            0x04,
            0x18,
            0x00,
            0x01,
            0x00,
            0x20,
            0x19,
            0,
            0,
            0x05,
            0,
            0x01,
            0x10,
            0xFF,
            0xFF,
            0xFF,
        ];

        Assert.True(
            Sl651Frame.TryRead(Sl651Writer.Up(1, "3309020001", 0, 0x31, 1, at, report), out var frame, out var fault),
            fault?.Detail
        );
        var values = new List<double?>();
        foreach (var element in frame.Elements)
            if (element.Identifier == 0x20)
            {
                Assert.Equal(TimeSpan.FromHours(1), element.Step);
                for (var i = 0; i < element.Count; i++)
                    values.Add(element.NumberAt(i));
            }
        Assert.Equal([0.5, 11, null], values);
    }

    [Theory]
    [InlineData(2, 0x1A, "遥测站地址", "十位数字")] // a nibble of A–F in the address
    [InlineData(17, 0x13, "发报时间", "BCD 时间")] // month 13
    public void A_refusal_names_the_field_and_the_rule(int at, byte value, string field, string about)
    {
        var bytes = Sl651Writer.Up(1, "3309020001", 0, 0x2F, 1, new(2026, 11, 30, 8, 0, 0, Shanghai), []);
        bytes[at == 2 ? 3 : at] = value;
        var check = Sl651Crc.Of(bytes.AsSpan()[..^2]);
        (bytes[^2], bytes[^1]) = ((byte)(check >> 8), (byte)(check & 0xFF));

        Assert.False(Sl651Frame.TryRead(bytes, out _, out var fault));
        Wire.Refused(fault, field, about);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var stream = Of("30").Frame;
        var splitter = new FrameSplitter<Sl651Framing>();
        var sum = 0.0;

        var bytes = Wire.Allocated(() =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                splitter.Append(stream);
                while (splitter.TryNext(out var piece))
                    if (Sl651Frame.TryRead(piece.Bytes, out var frame, out _))
                        foreach (var element in frame.Elements)
                            sum += element.Number ?? 0;
            }
        });

        Assert.Equal(0, bytes);
        Assert.True(sum > 0);
    }
}
