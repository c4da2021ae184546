using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>In a city of its own: its clock is moved.</summary>
public class ExpiredDraftTests
{
    [Theory]
    [InlineData(30 * 24 * 60 - 1, false)]
    [InlineData(30 * 24 * 60, true)]
    public async Task A_draft_is_kept_for_thirty_days_and_says_so_when_it_has_run_out(int minutesLater, bool expired)
    {
        await using var city = new DeskCity();
        await city.InitializeAsync();
        using var applicant = await Applicant.SignedIn(city, Applicant.Mother);
        await applicant.Open("/apply/school-enrolment");
        await applicant.Choose("普陀区");
        Assert.Contains("保留到 2026年12月25日", applicant.Text, StringComparison.Ordinal);

        city.Clock.Advance(TimeSpan.FromMinutes(minutesLater));

        await applicant.Open("/my");
        Assert.Equal(expired, applicant.Text.Contains("草稿已过期", StringComparison.Ordinal));
        await applicant.Open("/apply/school-enrolment");
        Assert.Equal(expired, applicant.Text.Contains("没有找到这份草稿", StringComparison.Ordinal));
        Assert.Equal(!expired, applicant.Text.Contains("普陀区", StringComparison.Ordinal) && !applicant.Text.Contains("在哪里办", StringComparison.Ordinal));
    }
}
