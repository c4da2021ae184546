using System.Text.Json;
using Yingzhou.Formats;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

public class Jt808Tests
{
    sealed record Vector(
        string Hex,
        bool ChecksumOk,
        bool EscapeOk,
        string MsgId,
        bool Version2019,
        string Phone,
        int Seq,
        int Encrypt,
        int[]? Subpackage,
        int BodyLenDeclared,
        int BodyLenActual,
        string BodyHex,
        Position? Location
    )
    {
        public byte[] Frame => Convert.FromHexString(Hex);

        public bool IsGood => ChecksumOk && EscapeOk && BodyLenDeclared == BodyLenActual;
    }

    sealed record Position(
        uint Alarm,
        uint Status,
        double Lat,
        double Lng,
        int Altitude,
        double SpeedKmh,
        int Direction,
        string Time,
        JsonElement Extras
    );

    static Vector[] Vectors() => Shared.Read<Vector[]>("suites/jt808/frames.json");

    [Fact]
    public void Every_vector_of_the_suite_is_read_exactly_or_refused()
    {
        var buffer = new byte[Jt808Message.BufferLength];
        foreach (var vector in Vectors())
        {
            var read = Jt808Message.TryRead(vector.Frame, buffer, out var message, out var fault);
            Assert.True(vector.IsGood == read, $"{vector.Hex}: {fault?.Detail}");
            if (!read)
            {
                Assert.Equal(
                    !vector.EscapeOk ? "转义"
                        : !vector.ChecksumOk ? "校验码"
                        : "消息体长度",
                    fault!.Field
                );
                continue;
            }
            Assert.Equal(vector.MsgId, $"0x{message.Id:X4}");
            Assert.Equal(
                (vector.Version2019, vector.Phone, vector.Seq),
                (message.Version is not null, Bcd.Text(message.Phone), message.Serial)
            );
            Assert.Equal((vector.BodyHex, vector.Encrypt), (Convert.ToHexString(message.Body), message.Encryption));
            Assert.Equal((vector.Subpackage?[0] ?? 0, vector.Subpackage?[1] ?? 0), (message.PacketCount, message.PacketNumber));
        }
    }

    [Fact]
    public void Every_position_of_the_suite_is_read_exactly()
    {
        var buffer = new byte[Jt808Message.BufferLength];
        var found = 0;
        foreach (var vector in Vectors().Where(vector => vector.IsGood && vector.Location is not null))
        {
            Assert.True(Jt808Message.TryRead(vector.Frame, buffer, out var message, out _));
            Assert.True(Jt808Location.TryRead(message.Body, out var location, out var fault), fault?.Detail);
            var told = vector.Location!;
            Assert.Equal((told.Alarm, told.Status, told.Altitude), (location.Alarm, location.Status, location.Altitude));
            Assert.Equal(told.Lat, Math.Abs(location.Latitude), 6);
            Assert.Equal(told.Lng, Math.Abs(location.Longitude), 6);
            Assert.Equal((told.SpeedKmh, told.Direction), (location.SpeedKmPerHour, location.Direction));
            Assert.Equal(told.Time, location.Time.ToString("yyMMddHHmmss", null));
            var items = new List<string>();
            foreach (var item in location.Items)
                items.Add($"0x{item.Id:X2} {Convert.ToHexStringLower(item.Bytes)}");
            Assert.Equal(told.Extras.EnumerateArray().Select(extra => $"{extra[0]} {extra[1].GetString()!.ToLowerInvariant()}"), items);
            found++;
        }
        Assert.True(found >= 9);
    }

    [Fact]
    public void Frames_of_the_suite_come_out_of_any_stream()
    {
        var frames = Vectors().Where(vector => vector.IsGood && vector.Frame.Length < 120).Select(vector => vector.Frame).ToArray();

        Wire.SplitsInto<Jt808Framing>([1, 2, 3, .. frames.SelectMany(frame => frame)], frames);
    }

    [Fact]
    public void A_piece_between_two_flags_does_not_put_the_stream_out_of_step()
    {
        var good = Jt808Writer.Frame(0x0002, "13900000001", 1, []);

        // A flag of noise, garbage, then the frame: the flag that ends the garbage begins the frame.
        var frames = Wire.Frames<Jt808Framing>([0x7E, 1, 2, .. good, .. good], 1);

        Assert.Equal(good, frames[^1]);
        Assert.Equal(2, frames.Count(frame => frame.SequenceEqual(good)));
    }

    [Theory]
    [InlineData(null, 12)]
    [InlineData((byte)1, 20)]
    public void What_is_written_is_read_again_whatever_needs_escaping(object? version, int digits)
    {
        var buffer = new byte[Jt808Message.BufferLength];
        var phone = "13900000001".PadLeft(digits, '0');
        var at = new DateTimeOffset(2026, 11, 30, 8, 15, 0, TimeSpan.FromHours(8));
        byte[] body = [.. Jt808Writer.Location(122.361234, -30.5, 36.5, 118, at), 0x01, 0x04, 0x7E, 0x7D, 0x7E, 0x7D];

        var frame = Jt808Writer.Frame(0x0200, phone, 0x7E7D, body, (byte?)version);

        Wire.SplitsInto<Jt808Framing>([.. frame, .. frame], [frame, frame]);
        Assert.True(Jt808Message.TryRead(frame, buffer, out var message, out var fault), fault?.Detail);
        Assert.Equal((phone, 0x7E7D), (Bcd.Text(message.Phone), message.Serial));
        Assert.True(Jt808Location.TryRead(message.Body, out var location, out fault), fault?.Detail);
        Assert.Equal((122.361234, -30.5, 36.5, at), (location.Longitude, location.Latitude, location.SpeedKmPerHour, location.Time));

        Assert.True(
            Jt808Message.TryRead(
                Jt808Writer.Answer(message, 5, Jt808Result.Done),
                new byte[Jt808Message.BufferLength],
                out var answer,
                out fault
            )
        );
        Assert.Equal("7E7D020000", Convert.ToHexString(answer.Body));
    }

    [Fact]
    public void A_batch_gives_each_position_and_refuses_a_wrong_count()
    {
        var one = Jt808Writer.Location(122, 30, 0, 0, new(2026, 11, 30, 8, 0, 0, TimeSpan.FromHours(8)));
        byte[] body = [0, 2, 1, 0, 28, .. one, 0, 28, .. one];

        Assert.True(Jt808Batch.TryRead(body, out var batch, out _));
        var found = 0;
        foreach (var item in batch)
            found += Jt808Location.TryRead(item, out _, out _) ? 1 : 0;
        Assert.Equal((2, true), (found, batch.IsBackfill));

        body[1] = 3;
        Assert.False(Jt808Batch.TryRead(body, out _, out var fault));
        Wire.Refused(fault, "数据项个数", "写的是 3");
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var stream = Vectors().First(vector => vector is { IsGood: true, Location: not null }).Frame;
        var splitter = new FrameSplitter<Jt808Framing>();
        var buffer = new byte[Jt808Message.BufferLength];
        var sum = 0.0;

        var bytes = Wire.Allocated(() =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                splitter.Append(stream);
                while (splitter.TryNext(out var piece))
                    if (
                        Jt808Message.TryRead(piece.Bytes, buffer, out var message, out _)
                        && Jt808Location.TryRead(message.Body, out var location, out _)
                    )
                        sum += location.Latitude;
            }
        });

        Assert.Equal(0, bytes);
        Assert.True(sum > 0);
    }
}
