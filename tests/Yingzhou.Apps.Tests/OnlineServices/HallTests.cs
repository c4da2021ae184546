using Yingzhou.Apps.Services.OnlineServices.Halls;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>大厅: appointments, numbers, who is called first, how long one waits.</summary>
public class HallTests(DeskCity city)
{
    static readonly DateTimeOffset Ten = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(0, 5, 1, 0, 0)] // a counter is free
    [InlineData(0, 5, 0, 2, 0)] // the next one who leaves
    [InlineData(9, 5, 0, 20, 12)] // ten leave before: 10·10/5, ±1.28·√10·2
    [InlineData(9, 5, 5, 10, 4)]
    public void The_wait_is_the_time_until_enough_have_left(int ahead, int counters, int free, double minutes, double from)
    {
        var wait = WaitEstimate.Of(ahead, counters, free, 10)!.Value;

        Assert.Equal((minutes, from), (wait.Minutes, Math.Round(wait.From)));
        Assert.Equal(wait.To - wait.Minutes, Math.Max(wait.Minutes - wait.From, wait.To - wait.Minutes), 6);
    }

    [Fact]
    public void Nobody_knows_how_long_it_takes_when_no_counter_is_open() => Assert.Null(WaitEstimate.Of(3, 0, 0, 10));

    [Fact]
    public void The_frail_and_the_far_are_called_before_who_booked_and_who_booked_before_who_came_earlier()
    {
        var visits = new[]
        {
            QueuePriority.None,
            QueuePriority.Appointment,
            QueuePriority.RemoteIsland,
            QueuePriority.Frail,
            QueuePriority.None,
        }
            .Select((priority, at) => Waiting(at + 1, priority))
            .ToList();

        Assert.Equal([4, 3, 2, 1, 5], HallVisit.InOrder(visits).Select(visit => visit.Ticket!.Value));
    }

    [Fact]
    public void Half_an_hour_after_its_beginning_an_appointment_is_missed()
    {
        var (intime, late) = (Booked(), Booked());

        Assert.Null(intime.Arrive(1, QueuePriority.Appointment, Ten + HallVisit.Grace));
        Assert.Equal(
            "services.visit-too-late",
            late.Arrive(2, QueuePriority.Appointment, Ten + HallVisit.Grace + TimeSpan.FromTicks(1))!.Code
        );
        Assert.True(late.IsMissed(Ten + HallVisit.Grace + TimeSpan.FromTicks(1)));
        Assert.NotNull(late.Cancel(Ten.AddHours(1)));
    }

    [Fact]
    public async Task A_time_is_booked_kept_and_called_before_who_only_drew_a_number()
    {
        using var visitor = city.Visitor();
        await visitor.SignIn("/my", "lin-haiyan");
        await visitor.Open("/halls/putuo-hall");
        var slot = visitor.Page.QuerySelector("select[name=slot] option:nth-child(2)")!.GetAttribute("value")!;
        await visitor.Press("预约", ("slot", "2026-11-25T03:00:00+08:00"));
        Assert.Contains("这个时段刚刚约满或已过去", visitor.Text, StringComparison.Ordinal);
        await visitor.Press("预约", ("slot", slot));
        Assert.Contains("您的预约", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/halls/shengsi-hall");
        await visitor.Press("预约", ("slot", slot));
        Assert.Contains("您已经有一个没办的预约", visitor.Text, StringComparison.Ordinal);

        using var desk = await city.Official("shen-lei");
        await desk.Open("/desk/hall?hall=putuo-hall");
        await desk.Press("button[value=draw]", ("priority", "None"));
        Assert.Contains("取到 1 号", desk.Text, StringComparison.Ordinal);
        await desk.Press("button[name=arrived]", ("priority", "None"));
        Assert.Contains("2 人在等", desk.Text, StringComparison.Ordinal);
        await desk.Press("button[value=call]");
        Assert.Contains("请 2 号", desk.Text, StringComparison.Ordinal);
        await desk.Press("button[value=call]");
        await desk.Press("button[value=call]");
        Assert.Contains("现在没有人在等", desk.Text, StringComparison.Ordinal);

        await visitor.Open("/halls");
        Assert.Contains("2 号", visitor.Text, StringComparison.Ordinal);
    }

    static HallVisit Waiting(int ticket, QueuePriority priority)
    {
        var visit = Booked();
        visit.Arrive(ticket, priority, Ten.AddMinutes(ticket));
        return visit;
    }

    static HallVisit Booked() =>
        new()
        {
            Region = "330903",
            Hall = "putuo-hall",
            Slot = Ten,
            Visitor = Personal.Name("林海燕"),
        };
}
