using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.CityManagement;

/// <summary>案件: what may follow what, and what it does to the clock.</summary>
public class CaseRulesTests
{
    const string Keeper = "keeper";
    static readonly DateTimeOffset Filed = new(2026, 11, 25, 9, 0, 0, CityTime.Offset);

    static CityCase Case() =>
        new()
        {
            Region = "330902002001",
            Number = "CG1",
            Kind = "0102",
            Text = "井盖破损",
            Place = "人民路",
            Longitude = 122.1,
            Latitude = 30,
            Grid = "33090200200101",
            ReportedAt = Filed,
            FiledAt = Filed,
            ClockFrom = Filed,
            DueAt = Filed.AddHours(8),
            LimitUnit = LimitUnit.OfficeHours,
            LimitAmount = 8,
        };

    static Outcome<DateTimeOffset> Later(DateTimeOffset from) => from.AddHours(8);

    [Fact]
    public void From_the_dispatch_to_the_close_and_nothing_twice()
    {
        var one = Case();
        Assert.NotNull(one.Finish(Filed, Keeper));
        Assert.Null(one.Dispatch("a", Filed, Keeper));
        Assert.NotNull(one.Dispatch("b", Filed, Keeper));
        Assert.Null(one.Accept("a", Filed.AddHours(1), Later, Keeper));
        Assert.Null(one.Finish(Filed.AddHours(2), Keeper));
        Assert.Null(one.Check(true, Filed.AddHours(3)));
        Assert.Equal((CityStage.Closed, Filed.AddHours(2), Filed.AddHours(3)), (one.Stage, one.HandledAt!.Value, one.ClosedAt!.Value));
        Assert.NotNull(one.Check(true, Filed.AddHours(4)));
    }

    [Fact]
    public void Sent_back_it_keeps_its_clock_and_counts_the_rework()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        one.Finish(Filed.AddHours(2), Keeper);

        Assert.Null(one.Check(false, Filed.AddHours(3)));

        Assert.Equal((CityStage.Handling, 1, Filed.AddHours(8)), (one.Stage, one.Reworks, one.DueAt));
        Assert.Null(one.HandledAt);
    }

    [Fact]
    public void A_refusal_that_is_upheld_charges_the_keeper_and_starts_the_new_owners_clock_when_it_accepts()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        Assert.Null(one.Refuse("a", "b", "路权在港务", Filed.AddHours(1), Keeper));
        Assert.Equal(CityStage.Arbitration, one.Stage);
        Assert.Null(one.Decide("b", Filed.AddHours(9), Keeper));
        Assert.Null(one.Accept("b", Filed.AddHours(10), Later, Keeper));

        Assert.Equal(("b", Filed.AddHours(10), Filed.AddHours(18)), (one.Owner!, one.ClockFrom, one.DueAt));
        var overdue = one.Ownership(Keeper)!.Overdue(TimeSpan.FromHours(8), Filed.AddHours(11));
        Assert.Equal(TimeSpan.FromHours(2), overdue[Keeper]);
        Assert.Equal(TimeSpan.Zero, overdue["b"]);
    }

    [Fact]
    public void A_refusal_that_is_not_upheld_leaves_clock_and_owner_and_may_not_be_repeated()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        one.Refuse("a", "b", "不是我们", Filed.AddHours(1), Keeper);
        Assert.Null(one.Decide("a", Filed.AddHours(2), Keeper));

        Assert.Equal((CityStage.Handling, "a", Filed.AddHours(8)), (one.Stage, one.Owner!, one.DueAt));
        Assert.Equal("city-management.refused-before", one.Refuse("a", "b", "还不是", Filed.AddHours(3), Keeper)!.Code);
    }

    [Fact]
    public void A_delay_is_granted_once_and_never_longer_than_the_limit()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        one.Accept("a", Filed, Later, Keeper);
        Assert.Equal("city-management.delay-length", one.AskDelay(9, "要等船")!.Code);
        Assert.Null(one.AskDelay(8, "要等船"));
        Assert.NotNull(one.AskSuspension(new(2026, 12, 1), "停航", new(2026, 11, 25)));
        Assert.Null(one.AnswerAsk(true, Filed.AddHours(1), amount => Filed.AddHours(amount)));

        Assert.Equal((Filed.AddHours(16), 8), (one.DueAt, one.DelayAmount));
        Assert.Equal("city-management.delayed-before", one.AskDelay(1, "还要等")!.Code);
    }

    [Fact]
    public void A_suspension_stops_the_clock_and_what_was_left_goes_on()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        one.Accept("a", Filed, Later, Keeper);
        one.AskSuspension(new(2026, 12, 1), "台风停航", new(2026, 11, 25));
        one.AnswerAsk(true, Filed.AddHours(3), _ => Filed);
        Assert.Equal(CityStage.Suspended, one.Stage);
        Assert.NotNull(one.Finish(Filed.AddHours(4), Keeper));

        var back = Filed.AddHours(50);
        Assert.Null(one.Resume(back, TimeSpan.FromHours(15), TimeSpan.FromHours(5), left => back + left));

        Assert.Equal((CityStage.Handling, back.AddHours(5), 900), (one.Stage, one.DueAt, one.PausedMinutes));
    }

    [Fact]
    public void What_was_late_before_the_suspension_stays_late()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        one.Accept("a", Filed, Later, Keeper);
        one.AskSuspension(new(2026, 12, 1), "停航", new(2026, 11, 25));
        one.AnswerAsk(true, Filed.AddHours(9), _ => Filed);
        one.Resume(Filed.AddHours(50), TimeSpan.FromHours(15), TimeSpan.Zero, left => Filed);

        Assert.Equal((Filed.AddHours(8), 0), (one.DueAt, one.PausedMinutes));
    }

    [Fact]
    public void A_case_that_was_closed_wrongly_goes_on_with_its_old_clock()
    {
        var one = Case();
        one.Dispatch("a", Filed, Keeper);
        one.Finish(Filed.AddHours(2), Keeper);
        one.Check(true, Filed.AddHours(3));
        Assert.NotNull(one.CallBack(true, Filed.AddHours(4)));
        one.AskCallBack(new(2026, 11, 26));

        Assert.Null(one.CallBack(true, Filed.AddHours(4)));

        Assert.Equal((CityStage.Handling, 1, Filed.AddHours(8), true), (one.Stage, one.Reopenings, one.DueAt, one.IsOpen));
        Assert.Null(one.CallBackBy);
    }
}
