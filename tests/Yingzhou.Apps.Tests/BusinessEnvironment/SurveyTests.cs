using Yingzhou.Apps.Services.BusinessEnvironment.Surveying;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.BusinessEnvironment;

/// <summary>体验核对 (a13 §3): what is measured against what people say.</summary>
public class SurveyTests(DeskCity city)
{
    static readonly FrontierScore Scale = FrontierScore.Between(0, 10).Value;

    static IEnumerable<SurveyAnswer> Cell(string area, double measured, double said, int count) =>
        Enumerable.Repeat(new SurveyAnswer("days", area, measured, said), count);

    [Fact]
    public void Two_hundred_answers_that_rank_alike_agree_and_one_fewer_says_nothing()
    {
        SurveyAnswer[] answers =
        [
            .. Cell("330902", 1, 2, 50),
            .. Cell("330903", 2, 3, 50),
            .. Cell("330921", 3, 5, 50),
            .. Cell("330922", 4, 6, 50),
        ];

        var check = SurveyCheck.Of(answers, _ => Scale);

        Assert.Equal((SurveyVerdict.Agrees, 1.0), (check.Verdict, check.Tau!.Value));
        Assert.Equal(SurveyVerdict.TooFew, SurveyCheck.Of(answers[1..], _ => Scale).Verdict);
        // Shifted alike they rank alike: where they differ most stands first.
        Assert.Equal(["330921", "330922"], check.Cells.Take(2).Select(cell => cell.Area));
        Assert.Equal(2, check.Cells[0].Residual);
    }

    [Fact]
    public void Where_people_rank_otherwise_it_is_said_and_small_cells_are_not_shown()
    {
        var check = SurveyCheck.Of(
            [.. Cell("330902", 1, 9, 100), .. Cell("330903", 2, 3, 100), .. Cell("330921", 3, 4, 5), .. Cell("330922", 9, 1, 4)],
            _ => Scale
        );

        Assert.Equal(SurveyVerdict.Disagrees, check.Verdict);
        Assert.Equal(["330902", "330903", "330921"], check.Cells.Select(cell => cell.Area));
        Assert.Equal(209, check.Answers);
        Assert.Equal(SurveyVerdict.TooFew, SurveyCheck.Of([], _ => Scale).Verdict);
    }

    [Fact]
    public async Task Cases_are_drawn_asked_about_once_and_held_against_the_indicator()
    {
        await Given.Signboard(city, "抽查小店");
        using var director = await city.Official("fu-ting");
        await director.Open("/desk/environment/survey");
        Assert.Contains("样本不足，只作线索", director.Text, StringComparison.Ordinal);
        await director.Press("抽取近 84 天的办件");
        Assert.Contains("待问", director.Text, StringComparison.Ordinal);

        using var clerk = await city.Official("chen-haisheng");
        await clerk.Open("/desk/environment/survey");
        Assert.Contains("没有办理此操作的职权", clerk.Text, StringComparison.Ordinal);
    }
}
