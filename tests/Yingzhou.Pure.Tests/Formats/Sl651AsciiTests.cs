using System.Text;
using CsCheck;
using Yingzhou.Formats;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>SL 651-2014 in ASCII coding, beside the other on the same connection.</summary>
public class Sl651AsciiTests
{
    static readonly DateTimeOffset At = new(2026, 11, 30, 8, 15, 0, TimeSpan.FromHours(8));

    static byte[] Frame(string content, byte function = 0x32) => Sl651AsciiWriter.Up(1, "0012345678", 0x1234, function, 3, At, content);

    // Put together by hand from the table of the frame; the check is that of the other coding over these bytes.
    static byte[] ByHand(string head, string text)
    {
        byte[] bytes = [0x01, .. Encoding.ASCII.GetBytes(head), 0x02, .. Encoding.ASCII.GetBytes(text), 0x03];
        var check = 0xFFFF;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var i = 0; i < 8; i++)
                check = (check & 1) == 1 ? (check >> 1) ^ 0xA001 : check >> 1;
        }
        return [.. bytes, .. Encoding.ASCII.GetBytes(check.ToString("X4", System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void A_report_in_letters_says_what_the_other_coding_says()
    {
        const string text = "0003261130081500ST 0012345678 H TT 2611300815 PJ 0.5 PT 0.5 Z 0.127 VT 11.15 ";
        var frame = ByHand($"0100123456781234320{text.Length:X3}", text);
        Assert.True(Sl651AsciiFrame.TryRead(frame, out var read, out var fault), fault?.Detail);

        Assert.Equal((true, (byte)1, "0012345678", (ushort)0x1234), (read.IsUp, read.Center, read.Station, read.Password));
        Assert.Equal(((byte)0x32, (ushort?)3, At, Sl651End.Etx), (read.Function, read.Serial, read.SentAt, read.End));
        Assert.Equal([("PJ", 0.5), ("PT", 0.5), ("Z", 0.127), ("VT", 11.15)], read.Elements.Select(one => (one.Symbol, one.Value!.Value)));
        Assert.All(read.Elements, one => Assert.Equal(At, one.At));
        // And ours writes the same bytes.
        Assert.Equal(
            frame,
            Frame(Sl651AsciiWriter.Report("0012345678", 'H', At, [("PJ", 0.5m), ("PT", 0.5m), ("Z", 0.127m), ("VT", 11.15m)]))
        );
    }

    [Fact]
    public void A_series_has_a_time_for_each_value_and_a_missing_one_is_none()
    {
        Assert.True(Sl651AsciiFrame.TryRead(Frame("ST 0012345678 P TT 2611300700 DRP 0005FF Z M DRZ1 03E8FFFF "), out var read, out _));

        Assert.Equal(
            [("DRP", 0.0, 0), ("DRP", 0.5, 5), ("DRP", null, 10), ("Z", null, 0), ("DRZ1", 10.0, 0), ("DRZ1", (double?)null, 5)],
            read.Elements.Select(one => (one.Symbol, one.Value, (one.At!.Value - At.AddMinutes(-75)).Minutes))
        );
    }

    [Theory]
    [InlineData("ST 00123 H TT 2611300815 Z 1 ", "sl651-ascii.element-station")]
    [InlineData("ST 0012345678 H TT 2613300815 Z 1 ", "sl651-ascii.observed-at")]
    [InlineData("ST 0012345678 H TT 2611300815 Z 1,5 ", "sl651-ascii.value")]
    [InlineData("ST 0012345678 H TT 2611300815 Z ", "sl651-ascii.no-value")]
    [InlineData("ST 0012345678 H TT 2611300815 7Z 1 ", "sl651-ascii.symbol")]
    [InlineData("ST 0012345678 H TT 2611300815 DRP 05F ", "sl651-ascii.series")]
    public void What_is_wrong_is_named(string content, string code)
    {
        Assert.False(Sl651AsciiFrame.TryRead(Frame(content), out _, out var fault));
        Assert.Equal(code, fault.Code);
        Assert.NotNull(fault.Field);
    }

    [Fact]
    public void One_changed_letter_anywhere_is_refused()
    {
        var frame = Frame("ST 0012345678 H TT 2611300815 Z 3.127 ");
        for (var i = 0; i < frame.Length; i++)
        {
            var broken = (byte[])frame.Clone();
            broken[i] ^= 0x04;
            Assert.False(Sl651AsciiFrame.TryRead(broken, out _, out _), $"at {i}");
        }
    }

    [Fact]
    public void Both_codings_are_cut_out_of_one_stream_at_any_byte() =>
        Gen.Select(Gen.Bool.Array[1, 6], Gen.Int[1, 40])
            .Sample(
                (letters, cut) =>
                {
                    byte[][] frames =
                    [
                        .. letters.Select(
                            (one, i) =>
                                one
                                    ? Frame($"ST 0012345678 H TT 2611300815 Z {i}.127 ")
                                    : Sl651Writer.Up(
                                        1,
                                        "0012345678",
                                        0x1234,
                                        0x32,
                                        (ushort)i,
                                        At,
                                        Sl651Writer.Report("0012345678", (byte)'H', At, [(0x39, i, 4, 3)])
                                    )
                        ),
                    ];
                    var splitter = new FrameSplitter<Sl651Framing>();
                    var (stream, found) = (frames.SelectMany(frame => frame).ToArray(), new List<byte[]>());
                    foreach (var segment in stream.Chunk(cut))
                    {
                        splitter.Append(segment);
                        while (splitter.TryNext(out var piece))
                            if (piece.IsFrame)
                                found.Add(piece.Bytes.ToArray());
                    }
                    return found.Count == frames.Length && found.Zip(frames).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
                }
            );

    [Fact]
    public void A_frame_whose_check_is_wrong_does_not_cost_the_next_one()
    {
        var (broken, good) = (Frame("ST 0012345678 H TT 2611300815 Z 1 "), Frame("ST 0012345678 H TT 2611300815 Z 2 "));
        // Its length says more than there is.
        broken[22] = (byte)'F';
        var splitter = new FrameSplitter<Sl651Framing>();
        splitter.Append([0x01, 0x02, .. broken, .. good, .. good]);

        var frames = new List<byte[]>();
        while (splitter.TryNext(out var piece))
            if (piece.IsFrame && Sl651AsciiFrame.TryRead(piece.Bytes, out _, out _))
                frames.Add(piece.Bytes.ToArray());

        Assert.Equal(2, frames.Count);
    }

    [Fact]
    public void Our_answer_has_the_function_and_the_number_of_what_it_answers()
    {
        Assert.True(Sl651AsciiFrame.TryRead(Frame("ST 0012345678 H TT 2611300815 Z 1 "), out var read, out _));
        Assert.True(Sl651AsciiFrame.TryRead(Sl651AsciiWriter.Answer(read, At), out var answer, out var fault), fault?.Detail);

        Assert.Equal(
            (false, "0012345678", (byte)0x32, (ushort?)3, Sl651End.Eot),
            (answer.IsUp, answer.Station, answer.Function, answer.Serial, answer.End)
        );
    }

    [Theory]
    [InlineData("01 00000029 04 {value:X8}", 30.0, "0100000029040000001E")]
    [InlineData("F1F1{station}2008{value:D2}", 6.0, "F1F10012345678200806")]
    [InlineData("", null, "")]
    public void A_body_is_written_as_somebody_wrote_it_down(string template, double? value, string bytes) =>
        Assert.Equal(bytes, Convert.ToHexString(HexBody.Read(template).Value.Bytes(value, "0012345678")));

    [Theory]
    [InlineData("0", null)]
    [InlineData("0G", null)]
    [InlineData("{value}", null)]
    [InlineData("{value:X3}", null)]
    [InlineData("{value:D2}", 99.0)]
    [InlineData("{value:X4}", 65_535.0)]
    public void A_body_that_cannot_be_is_refused_and_a_value_has_its_room(string template, double? most)
    {
        var read = HexBody.Read(template);
        Assert.Equal(most is not null, read.Succeeded);
        if (most is { } value)
            Assert.Equal((true, false, false), (read.Value.Fits(value), read.Value.Fits(value + 1), read.Value.Fits(-1)));
    }
}
