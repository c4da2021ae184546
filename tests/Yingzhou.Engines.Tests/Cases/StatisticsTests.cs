using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Cockpit;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>按期办结率: a promise is kept or missed in the period in which it fell due, whenever one looks.</summary>
public class StatisticsTests(CityTemplate template)
{
    static readonly RegionScope Dinghai = new(Given.Dinghai);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_overdue_today_was_late_in_its_own_period_and_in_no_other(DatabaseKind kind)
    {
        // Three promised working days from Thursday 2026-03-26: due on Tuesday 03-31.
        await using var city = await CityUnderTest.On(new(2026, 3, 26), kind, template);
        var (kept, missed) = (await city.SignboardCase(), await city.SignboardCase());
        await city.Pass(kept, "accepted", "pass", "approved", "delivered");
        await city.Pass(missed, "accepted");

        await city.GoTo(new(2026, 3, 31));
        var onTheLastDay = await March(city);
        await city.GoTo(new(2026, 5, 8));
        var (march, may) = (await March(city), await May(city));
        await city.Pass(missed, "pass", "approved", "delivered");
        var (afterwards, mayAfterwards) = (await March(city), await May(city));

        Assert.Equal(new RatioOf(0, 0), onTheLastDay.OnTime);
        Assert.Equal(new RatioOf(1, 2), march.OnTime);
        Assert.Equal(new RatioOf(0, 0), may.OnTime);
        // Finished since: March's figure stands, and May is not charged with it.
        Assert.Equal((new RatioOf(1, 2), new RatioOf(0, 0)), (afterwards.OnTime, mayAfterwards.OnTime));
        Assert.Equal((1, 1), (afterwards.Finished, mayAfterwards.Finished));
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_past_period_is_shown_as_it_stood_at_its_end(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 26), kind, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        await city.GoTo(new(2026, 4, 8));
        await city.Pass(id, "pass", "approved", "delivered");

        var (march, april) = (await March(city), await Of(city, new(2026, 4, 1), new(2026, 4, 30)));

        Assert.Equal((1, CityTime.EndOf(new(2026, 3, 31)), new DateOnly(2026, 3, 31)), (march.Open, march.AsOf, march.JudgedTo));
        Assert.Equal((0, city.Clock.GetUtcNow(), new DateOnly(2026, 4, 7)), (april.Open, april.AsOf, april.JudgedTo));
    }

    [Theory]
    [InlineData("2026-03-31", null)] // on the last day nothing is missed yet
    [InlineData("2026-04-01", false)]
    public async Task Who_takes_back_a_case_after_its_deadline_does_not_undo_the_delay(string day, bool? onTime)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 26), DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        await city.GoTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.Withdraw(new(id, "不办了"), me)));

        Assert.Equal(onTime, (await city.Case(id)).OnTime);
        await city.Recount();
    }

    [Fact]
    public async Task The_list_behind_the_rate_holds_what_was_late_finished_or_not()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 26), DatabaseKind.Sqlite, template);
        var (kept, finished, open) = (await city.SignboardCase(), await city.SignboardCase(), await city.SignboardCase());
        await city.Pass(kept, "accepted", "pass", "approved", "delivered");
        await city.Pass(finished, "accepted");
        await city.Pass(open, "accepted");
        await city.GoTo(new(2026, 4, 2));
        await city.Pass(finished, "pass", "approved", "delivered");
        var director = city.Official("shao-xuemei", "dinghai-urban-enforcement/decide");

        var late = await city.Do<CasesBehind, Outcome<Page<CaseLine>>>(behind =>
            behind.Of(director, new CaseFilter(CaseGroup.Late, First: new(2026, 3, 1), Last: new(2026, 3, 31)), null, 20, default)
        );

        CityUnderTest.Succeed(late);
        Assert.Equal([open, finished], late.Value.Items.Select(line => line.Id));
    }

    static Task<CaseStatistics> March(CityUnderTest city) => Of(city, new(2026, 3, 1), new(2026, 3, 31));

    static Task<CaseStatistics> May(CityUnderTest city) => Of(city, new(2026, 5, 1), new(2026, 5, 31));

    static Task<CaseStatistics> Of(CityUnderTest city, DateOnly first, DateOnly last) =>
        city.Cases(cases => cases.Statistics(Dinghai, first, last));
}
