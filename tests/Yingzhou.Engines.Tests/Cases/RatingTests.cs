using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Handling;
using Rating = Yingzhou.Support.Cases.Rating;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>好差评 and the loop of a bad one.</summary>
public class RatingTests(CityTemplate template)
{
    // Page a06 §8 example 6: rated 2025-09-25.
    static readonly DateOnly Rated = new(2025, 9, 25);

    [Theory]
    [InlineData(DatabaseKind.Sqlite, false, 2025, 10, 9)]
    [InlineData(DatabaseKind.Sqlite, true, 2025, 10, 22)]
    [InlineData(DatabaseKind.PostgreSql, true, 2025, 10, 22)]
    public async Task A_bad_rating_is_contacted_corrected_and_called_back_in_time(
        DatabaseKind kind,
        bool complex,
        int year,
        int month,
        int day
    )
    {
        await using var city = await CityUnderTest.On(Rated, kind, template);
        await Rate(city, await Delivered(city), RatingGrade.Dissatisfied);
        var caller = city.Official("weng-haifeng", "dinghai-government-services/callback");
        var rating = Assert.Single(await city.Cases(cases => cases.BadRatings(caller)));
        Assert.Equal(CityTime.EndOf(new(2025, 9, 26)), rating.DueAt);

        var early = await Do(CallBackDeed.Corrected, "已整改");
        CityUnderTest.Succeed(await Do(CallBackDeed.Contacted, "电话联系"));
        Assert.Equal(CityTime.EndOf(new(year, month, day)), Assert.Single(await city.Cases(cases => cases.BadRatings(caller))).DueAt);
        var wordless = await Do(CallBackDeed.Corrected, " ");
        CityUnderTest.Succeed(await Do(CallBackDeed.Corrected, "窗口增设一人"));
        var gradeless = await Do(CallBackDeed.CalledBack, "回访");
        CityUnderTest.Succeed(await Do(CallBackDeed.CalledBack, "回访", RatingGrade.Satisfied));

        Assert.Equal(
            ["cases.rating-wrong-state", "cases.correction-needs-text", "cases.call-back-needs-grade"],
            new[] { early, wordless, gradeless }.Select(refused => refused.Fault?.Code)
        );
        Assert.Empty(await city.Cases(cases => cases.BadRatings(caller)));
        Assert.Equal(RatingStatus.Closed, await city.Read(c => c.Set<Rating>().Select(r => r.Status).SingleAsync()));
        await city.Recount();

        Task<Outcome<Done>> Do(CallBackDeed deed, string note, RatingGrade? after = null) =>
            city.Cases(cases => cases.CallBack(new(rating.Rating, deed, note, complex, after), caller));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Something_is_added_once_within_thirty_days_and_a_bad_addition_opens_the_loop(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Rated, kind, template);
        var (id, late) = (await Delivered(city), await Delivered(city));
        var unrated = await Add(city, id, "用了一周招牌灯就不亮，没人管");
        await Rate(city, id, RatingGrade.Satisfied);
        await Rate(city, late, RatingGrade.Satisfied);
        await city.GoTo(new(2025, 10, 15));

        var wordless = await Add(city, id, " ");
        CityUnderTest.Succeed(await Add(city, id, "用了一周招牌灯就不亮，没人管", RatingGrade.Dissatisfied));
        var again = await Add(city, id, "再说一句");
        await city.GoTo(new(2025, 10, 26));
        var tooLate = await Add(city, late, "太晚了");

        Assert.Equal(
            ["cases.not-rated", "cases.added-comment", "cases.added-already", "cases.add-too-late"],
            new[] { unrated, wordless, again, tooLate }.Select(refused => refused.Fault?.Code)
        );
        var caller = city.Official("weng-haifeng", "dinghai-government-services/callback");
        var waiting = Assert.Single(await city.Cases(cases => cases.BadRatings(caller)));
        Assert.Equal((id, RatingGrade.Dissatisfied), (waiting.Case, waiting.Grade));
        // The loop runs from the addition, one working day for the contact.
        Assert.Equal(CityTime.EndOf(new(2025, 10, 16)), waiting.DueAt);
        await city.Recount();
    }

    static Task<Outcome<Done>> Add(CityUnderTest city, Guid id, string comment, RatingGrade? grade = null) =>
        city.As(Given.LinHaiyan, (cases, me) => cases.AddToRating(new(id, comment, grade), me));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_service_is_rated_once_by_its_applicant_after_its_end(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Rated, kind, template);
        var open = await city.SignboardCase();
        var id = await Delivered(city);

        var early = await city.As(Given.LinHaiyan, (cases, me) => cases.Rate(new(open, RatingGrade.Satisfied, null), me));
        var stranger = await city.As(Given.FangDahai, (cases, me) => cases.Rate(new(id, RatingGrade.Satisfied, null), me));
        var clicks = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    Task.Run(() => city.As(Given.LinHaiyan, (cases, me) => cases.Rate(new(id, RatingGrade.VerySatisfied, "快", "r-1"), me)))
                )
        );
        var again = await city.As(Given.LinHaiyan, (cases, me) => cases.Rate(new(id, RatingGrade.Dissatisfied, null), me));

        Assert.All(clicks, CityUnderTest.Succeed);
        Assert.Equal(
            ("cases.rate-too-early", "permission.not-party", "cases.rated-already"),
            (early.Fault?.Code, stranger.Fault?.Code, again.Fault?.Code)
        );
        await city.Recount();
    }

    [Theory]
    [InlineData(10, 0, false, RatingExclusion.TooSoon)] // page a06 §3: within 10 s of the end
    [InlineData(11, 0, false, null)]
    [InlineData(600, 4, false, null)] // the fifth of a day from one device
    [InlineData(600, 5, false, RatingExclusion.SameDevice)] // more than five
    [InlineData(600, 0, true, RatingExclusion.Staff)]
    [InlineData(3, 9, true, RatingExclusion.Staff)]
    public void A06_ratings_that_are_not_to_be_believed_are_left_out(int seconds, int earlier, bool staff, RatingExclusion? why) =>
        Assert.Equal(why, RatingGuard.Judge(new(TimeSpan.FromSeconds(seconds), earlier, staff)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_rating_that_is_left_out_is_shown_and_followed_up_and_counts_nowhere(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Rated, kind, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted", "pass", "approved");
        city.Clock.Advance(TimeSpan.FromSeconds(10));

        CityUnderTest.Succeed(
            await city.As(
                Given.LinHaiyan,
                (cases, me) => cases.Rate(new(id, RatingGrade.Dissatisfied, "等了太久", Device: "10.1.2.3 kiosk"), me)
            )
        );

        var caller = city.Official("weng-haifeng", "dinghai-government-services/callback");
        Assert.Single(await city.Cases(cases => cases.BadRatings(caller)));
        var figures = await city.Cases(cases => cases.Ratings(caller, Rated, Rated));
        Assert.Equal(RatingExclusion.TooSoon, Assert.Single(figures.Excluded).Why);
        var unit = Assert.Single(figures.Units);
        Assert.Equal((0, 1), (unit.Tally.Rated, unit.Excluded));
        Assert.Equal(new RatioOf(0, 0), (await city.Cases(cases => cases.Statistics(new RegionScope("3309"), Rated, Rated))).Good);
        Assert.NotEqual("10.1.2.3 kiosk", await city.Read(c => c.Set<Rating>().Select(rating => rating.Device).SingleAsync()));
        await city.Recount();
    }

    [Fact]
    public async Task Who_has_not_the_post_does_not_see_and_not_close_a_bad_rating()
    {
        await using var city = await CityUnderTest.On(Rated, DatabaseKind.Sqlite, template);
        await Rate(city, await Delivered(city), RatingGrade.VeryDissatisfied);
        var official = city.Official("lin-tao", "dinghai-urban-enforcement/review");
        var rating = await city.Read(c => c.Set<Rating>().SingleAsync());

        var refused = await city.Cases(cases => cases.CallBack(new(rating.Id, CallBackDeed.Contacted, "我来"), official));

        Assert.Empty(await city.Cases(cases => cases.BadRatings(official)));
        Assert.Equal(403, refused.Fault?.Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Statistics_say_what_a_recount_finds(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Rated, kind, template);
        await Rate(city, await Delivered(city), RatingGrade.Satisfied);
        await Rate(city, await Delivered(city), RatingGrade.Dissatisfied);
        var late = await city.SignboardCase();
        await city.Pass(late, "accepted", "pass");
        var overdue = await city.SignboardCase();
        await city.Pass(overdue, "accepted");
        var received = await city.SignboardCase();
        await city.GoTo(new(2025, 9, 30));
        await city.Pass(late, "approved");

        var all = await city.Cases(cases => cases.Statistics(new RegionScope("3309"), Rated, new(2025, 12, 31)));
        var elsewhere = await city.Cases(cases => cases.Statistics(new RegionScope("330903"), Rated, new(2025, 12, 31)));

        Assert.Equal((5, 3), (all.Submitted, all.Finished));
        // Two in time of four whose deadline has passed: the open overdue one counts as late.
        Assert.Equal(new RatioOf(2, 4), all.OnTime);
        // What is finished (办结) is not open any more, though its result is still to be handed over: five came in, three ended, two are open.
        Assert.Equal((2, 1), (all.Open, all.OpenOverdue));
        Assert.Equal(new RatioOf(1, 2), all.Good);
        Assert.Equal("dinghai-urban-enforcement", Assert.Single(all.Units).Id);
        Assert.Equal((0, 0, 0), (elsewhere.Submitted, elsewhere.Finished, elsewhere.Open));
        Assert.Equal(CaseStatus.Submitted, (await city.Case(received)).Status);
        await city.Recount();
    }

    static async Task<Guid> Delivered(CityUnderTest city)
    {
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted", "pass", "approved", "delivered");
        return id;
    }

    static async Task Rate(CityUnderTest city, Guid id, RatingGrade grade) =>
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.Rate(new(id, grade, "等了太久"), me)));
}
