using Yingzhou.Formats;
using Yingzhou.Host.Days;

namespace Yingzhou.Apps.Tests.Days;

public sealed class SimulatedDayTests
{
    static readonly DateTimeOffset Morning = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_is_the_same_again_in_order_and_every_message_of_it_can_be_read()
    {
        var day = new SimulatedDay(5, TimeSpan.FromSeconds(20));
        var hour = day.Between(Morning, Morning.AddHours(1)).ToList();

        Assert.Equal(hour, new SimulatedDay(5, TimeSpan.FromSeconds(20)).Between(Morning, Morning.AddHours(1)));
        Assert.Equal(hour, hour.OrderBy(message => message.At));
        Assert.Equal(5 * 180, hour.Count(message => !message.IsPacket));
        Assert.Equal(6 + 1, hour.Count(message => message.IsPacket));
        foreach (var message in hour.Where(message => message.IsPacket))
            Assert.True(Hj212Packet.TryRead(System.Text.Encoding.ASCII.GetBytes(message.Text), out _, out var fault), fault?.Detail);
        // Taken in pieces it is the same day.
        Assert.Equal(
            hour,
            Enumerable.Range(0, 60).SelectMany(minute => day.Between(Morning.AddMinutes(minute), Morning.AddMinutes(minute + 1)))
        );
    }

    [Fact]
    public void A_recording_is_read_line_by_line_and_a_line_that_is_none_is_named()
    {
        DayMessage[] read =
        [
            .. DayMessage.Read(["# a receiver", "", "2026-11-30T08:00:00+08:00 !AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47"]),
        ];

        Assert.Equal(Morning, Assert.Single(read).At);
        Assert.Contains(
            "第 2 行",
            Assert.Throws<InvalidDataException>(() => DayMessage.Read(["# 1", "!AIVDM"]).ToList()).Message,
            StringComparison.Ordinal
        );
    }
}
