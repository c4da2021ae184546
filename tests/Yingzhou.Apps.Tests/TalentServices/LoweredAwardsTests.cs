using Yingzhou.Apps.Services.TalentServices.Awards;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>What a lower category does to awards that run (a10 §3: downgrade, 就高, entitled = total × months ÷ period).</summary>
public class LoweredAwardsTests
{
    static readonly DateOnly Today = new(2026, 11, 25);

    static readonly AwardPolicy[] Policies =
    [
        new("settle", "安家", "city", ["C", "D", "E"], 300_000, 60, "settling", ""),
        new("home", "购房", "city", ["B", "C", "D"], 200_000, 60, "housing", ""),
        new("rent", "租房", "city", ["D", "E", "F"], 54_000, 36, "housing", ""),
        new("project", "项目", "city", ["C", "D"], 100_000, 24, null, ""),
    ];

    static ServedAward Running(string id, int months) =>
        Policies.Single(one => one.Id == id) is var policy
            ? new(new(id, policy.ExclusiveGroup, policy.Total), new ServicePeriod(policy.Total, policy.Months).EntitledAfter(months))
            : throw new ArgumentException(id);

    [Fact]
    public void What_the_lower_category_is_paid_too_goes_on_and_the_rest_ends()
    {
        var change = LoweredAwards.Of("E", Policies, [Running("settle", 36), Running("home", 36), Running("project", 12)], Today).Value;

        Assert.Equal(["home", "project"], change.Ended.Order());
        // 120,000 of the housing group are earned already: 54,000 of rent would be paid twice.
        Assert.Empty(change.Begun.Awards);
    }

    [Fact]
    public void Of_an_exclusive_group_only_what_is_more_than_was_earned_begins()
    {
        // 12 of 60 months of 200,000 are 40,000; rent is 54,000.
        var change = LoweredAwards.Of("E", Policies, [Running("settle", 12), Running("home", 12)], Today).Value;

        Assert.Equal([("rent", 14_000m)], change.Begun.Awards.Select(award => (award.Policy.Id, award.Total)));
        // Exactly as much as was earned: nothing begins.
        var equal = LoweredAwards.Of("E", Policies, [Running("settle", 12), new(new("home", "housing", 200_000), 54_000)], Today).Value;
        Assert.Empty(equal.Begun.Awards);
    }

    [Fact]
    public void Without_any_category_everything_ends_and_a_policy_that_is_no_longer_listed_goes_on_under_a_lower_one()
    {
        Assert.Equal(
            ["home", "settle"],
            LoweredAwards.Of(null, Policies, [Running("settle", 1), Running("home", 1)], Today).Value.Ended.Order()
        );
        Assert.Empty(LoweredAwards.Of(null, Policies, [Running("settle", 1)], Today).Value.Begun.Awards);
        Assert.Empty(LoweredAwards.Of("E", Policies, [new(new("abolished", null, 10_000), 0), Running("settle", 1)], Today).Value.Ended);
    }

    [Fact]
    public void What_its_months_have_given_stays_and_what_was_paid_beyond_is_given_back()
    {
        var period = new ServicePeriod(300_000, 60);

        Assert.Equal(new Settlement(110_000, 190_000, 0), period.Settle(22, 300_000, LeavingReason.Lowered));
        Assert.Equal(new Settlement(110_000, 0, 10_000), period.Settle(22, 100_000, LeavingReason.Lowered));
        Assert.Equal(0, period.Settle(22, 110_000, LeavingReason.Lowered).ClawBack);
    }
}
