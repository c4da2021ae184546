using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.NoVisit;

public class IdentityTests
{
    static FaceTrial[] Scores(string band, params double[] scores) => [.. scores.Select(score => new FaceTrial(score, band))];

    [Fact]
    public void The_threshold_is_the_smallest_score_that_no_impostor_reaches()
    {
        var chosen = FaceThreshold.Choose(Scores("18–39", 0.1, 0.5, 0.4), Scores("18–39", 0.45, 0.55, 0.9, 0.7)).Value;

        Assert.Equal(0.55, chosen.Value);
        Assert.Equal((new RatioOf(0, 3), new RatioOf(1, 4)), (chosen.FalseAccepts, chosen.FalseRefusals));
        Assert.False(chosen.Demonstrated);
    }

    [Theory]
    [InlineData(20_000, 2)] // 2 of 20,000 are exactly one in ten thousand
    [InlineData(19_999, 1)]
    [InlineData(9_999, 0)]
    public void As_many_impostors_pass_as_the_rate_allows(int trials, int accepted)
    {
        var impostors = Enumerable.Range(0, trials).Select(at => new FaceTrial(at / (double)trials, "18–39")).ToList();

        Assert.Equal(accepted, FaceThreshold.Choose(impostors, Scores("18–39", 0.99, 2)).Value.FalseAccepts.Numerator);
    }

    [Fact]
    public void Impostors_that_score_alike_are_accepted_or_refused_together()
    {
        var impostors = Enumerable.Repeat(new FaceTrial(0.6, "18–39"), 20_000).ToList();

        Assert.Equal(0.8, FaceThreshold.Choose(impostors, Scores("18–39", 0.5, 0.8)).Value.Value);
        Assert.Equal("no-visit.no-threshold", FaceThreshold.Choose(impostors, Scores("18–39", 0.5)).Fault!.Code);
        Assert.Equal("no-visit.no-trials", FaceThreshold.Choose([], Scores("18–39", 0.5)).Fault!.Code);
    }

    [Theory]
    [InlineData(2, false)] // 2 points more: tolerated
    [InlineData(3, true)]
    public void The_elderly_are_offered_the_clerk_when_they_are_refused_more_often(int refused, bool video)
    {
        var elderly = Enumerable.Range(0, 100).Select(at => new FaceTrial(at < refused ? 0.1 : 0.9, FaceThreshold.Elderly));
        var young = Enumerable.Range(0, 100).Select(_ => new FaceTrial(0.9, "18–39"));

        var chosen = FaceThreshold.Choose(Scores("18–39", 0.2), [.. elderly, .. young]).Value;

        Assert.Equal(refused / 100m, chosen.ElderlyGap);
        Assert.Equal(video, chosen.OffersVideoToElderly);
    }

    [Fact]
    public void An_unknown_gap_is_not_a_small_one()
    {
        var chosen = FaceThreshold.Choose(Scores("18–39", 0.2), Scores("18–39", 0.9)).Value;

        Assert.Null(chosen.ElderlyGap);
        Assert.True(chosen.OffersVideoToElderly);
    }

    [Fact]
    public void Every_attack_kind_is_counted_and_one_not_tried_is_unknown()
    {
        LivenessTrial[] trials =
        [
            new(AttackKind.Print, false),
            new(AttackKind.Print, true),
            new(AttackKind.Replay, false),
            new(null, true),
            new(null, false),
        ];

        var found = Liveness.Of(trials);

        Assert.Equal(new(1, 2), found.AttacksAccepted[AttackKind.Print]);
        Assert.Equal(new(0, 1), found.AttacksAccepted[AttackKind.Replay]);
        Assert.Null(found.AttacksAccepted[AttackKind.Mask].Share);
        Assert.Null(found.WorstAttackShare);
        Assert.Equal(new(1, 2), found.PeopleRefused);
    }

    [Fact]
    public void There_is_always_a_way_up_and_the_clerk_is_one_of_them()
    {
        foreach (var has in Enum.GetValues<AssuranceLevel>())
        foreach (var needed in Enum.GetValues<AssuranceLevel>())
        foreach (var locked in new[] { true, false })
        {
            var ways = StepUp.Ways(has, needed, locked);
            Assert.Equal(has >= needed, ways.Count == 0);
            if (has < needed)
                Assert.Contains(CheckMethod.VideoClerk, ways);
            if (locked)
                Assert.DoesNotContain(CheckMethod.Face, ways);
        }
    }

    [Fact]
    public void Three_failed_faces_lock_for_a_day_and_no_longer()
    {
        var at = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));
        FaceAttempt[] failed = [new(at, false), new(at.AddMinutes(1), false), new(at.AddMinutes(2), false)];

        Assert.Null(FaceLock.Until(failed[..2], at.AddMinutes(3)));
        Assert.Equal(at.AddMinutes(2).AddHours(24), FaceLock.Until(failed, at.AddMinutes(3)));
        Assert.Null(FaceLock.Until(failed, at.AddMinutes(2).AddHours(24)));
        Assert.Null(FaceLock.Until([failed[0], failed[1], new(at.AddMinutes(2), true), new(at.AddMinutes(3), false)], at.AddMinutes(4)));
    }

    [Fact]
    public void A_device_that_is_four_people_in_a_day_is_reviewed_unless_a_helper_holds_it()
    {
        var day = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));
        List<DeviceUse> uses =
        [
            .. Enumerable.Range(0, 4).Select(person => new DeviceUse("phone", $"p{person}", day)),
            .. Enumerable.Range(0, 3).Select(person => new DeviceUse("family", $"p{person}", day)),
            new("family", "p9", day.AddDays(1)), // the day after
            .. Enumerable.Range(0, 9).Select(person => new DeviceUse("kiosk", $"p{person}", day)),
            new("phone", "p0", day), // again the same person
        ];

        var finding = Assert.Single(DeviceWatch.Review(uses, new HashSet<string> { "kiosk" }));

        Assert.Equal(("phone", 4), (finding.Device, finding.Subjects));
    }
}
