using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Apps.Tests.Desk;

public class RatingLoopTests(DeskCity city)
{
    const string Caller = "weng-haifeng";

    [Fact]
    public async Task A_bad_rating_is_contacted_corrected_and_called_back()
    {
        var @case = await RefusedAndRated("等了太久");
        using var caller = await city.Official(Caller);
        await caller.Open("/desk/ratings");
        Assert.Contains("等了太久", caller.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月26日", caller.Text, StringComparison.Ordinal);

        await caller.Press("已联系", ("complex", "no"), ("note", "电话联系，致歉"));
        await caller.Press("已整改", ("note", "增设窗口"));
        await caller.Press("回访完成", ("grade", nameof(RatingGrade.Satisfied)), ("note", "申请人认可"));

        Assert.Contains("差评整改闭环", caller.Text, StringComparison.Ordinal);
        await caller.Open($"/desk/cases/{@case.Id}");
        Assert.Contains("回访后 满意", caller.Text, StringComparison.Ordinal);
    }

    async Task<SubmittedCase> RefusedAndRated(string comment)
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);
        await clerk.Press("提交办理结果", ("outcome", "not-accepted"), ("note", "位置遮挡消防通道"), ("basis", "《城市市容和环境卫生管理条例》第十一条"));
        await using var scope = city.Services.CreateAsyncScope();
        var rated = await scope
            .ServiceProvider.GetRequiredService<ICases>()
            .Rate(new(@case.Id, RatingGrade.Dissatisfied, comment), Given.Applicant(scope.ServiceProvider));
        Assert.Null(rated.Fault);
        return @case;
    }
}
