using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>办理: from acceptance to delivery, and every way officials have of moving a case.</summary>
public class HandlingTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    const string Accept = "dinghai-urban-enforcement/accept";
    const string Review = "dinghai-urban-enforcement/review";
    const string Decide = "dinghai-urban-enforcement/decide";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_case_goes_from_receipt_to_delivery(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await city.SignboardCase();

        await city.Pass(id, "accepted", "pass", "approved", "delivered");

        var @case = await city.Case(id);
        Assert.Equal((CaseStatus.Delivered, true), (@case.Status, @case.OnTime));
        Assert.Equal(
            [
                CaseEventKind.Submitted,
                CaseEventKind.Accepted,
                CaseEventKind.Opinion,
                CaseEventKind.Approved,
                CaseEventKind.Finished,
                CaseEventKind.Delivered,
            ],
            await city.Log(id)
        );
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_two_officials_who_complete_a_task_at_once_one_wins_and_the_other_is_told(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await city.LicenceCase();
        await city.Pass(id, "accepted");
        var task = await city.OpenTask(id);
        var (one, other) = (city.Official("wang-li", task.Post), city.Official("fang-jing", task.Post));

        var answers = await Task.WhenAll(
            Task.Run(() => city.Cases(cases => cases.Handle(new(task.Id, "pass", "同意"), one))),
            Task.Run(() => city.Cases(cases => cases.Handle(new(task.Id, "fail", "不同意"), other)))
        );

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Contains(
            answers.Single(answer => !answer.Succeeded).Fault!.Code,
            (string[])["cases.task-closed", "process.moved-on", "storage.overtaken"]
        );
        Assert.Single(await city.Log(id), kind => kind is CaseEventKind.Opinion);
        Assert.Equal("decide", (await city.OpenTask(id)).Stage);
        await city.Recount();
    }

    [Fact]
    public async Task An_official_without_the_post_is_refused_and_told_whose_it_is()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        var task = await city.OpenTask(id);

        var stranger = await city.Cases(cases =>
            cases.Handle(new(task.Id, "accepted"), city.Official("chen-haisheng", "dinghai-market-supervision/accept"))
        );
        var otherPost = await city.Cases(cases =>
            cases.Handle(new(task.Id, "accepted"), city.Official("xu-jiaqi", "dinghai-urban-enforcement/deliver"))
        );

        Assert.Equal(403, stranger.Fault?.Status);
        Assert.Equal("permission.post", otherPost.Fault?.Code);
        Assert.Equal(UserTaskStatus.Open, (await city.OpenTask(id)).Status);
    }

    [Fact]
    public async Task A_task_that_changed_since_it_was_looked_at_is_not_handled()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        var task = await city.OpenTask(id);

        var late = await city.Cases(cases => cases.Handle(new(task.Id, "accepted", Version: task.Version + 1), city.HolderOf(Accept)));

        Assert.Equal(("cases.task-changed", 412), (late.Fault?.Code, late.Fault?.Status));
    }

    [Theory]
    [InlineData("approve", "cases.unknown-outcome", "outcome")]
    [InlineData("refused", "cases.reason-missing", "note")]
    public async Task A_decision_that_is_none_or_gives_no_reason_is_refused(string outcome, string code, string field)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted", "pass");

        var refused = await city.Handle(await city.OpenTask(id), outcome, note: " ");

        Assert.Equal((code, field), (refused.Fault?.Code, refused.Fault?.Field));
        Assert.Equal(CaseStatus.Accepted, (await city.Case(id)).Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_refusal_is_delivered_with_its_reason(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted", "pass");

        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "refused", "遮挡消防通道"));

        var @case = await city.Case(id);
        Assert.Equal((CaseStatus.Refused, "遮挡消防通道", true), (@case.Status, @case.DecisionReason, @case.OnTime));
        Assert.NotNull(@case.DeliveredAt);
        await city.Recount();
    }

    [Fact]
    public async Task What_is_not_accepted_is_over_and_its_reason_stands()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();

        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "not-accepted", "不属于本机关职权范围"));

        var @case = await city.Case(id);
        Assert.Equal((CaseStatus.NotAccepted, "不属于本机关职权范围"), (@case.Status, @case.DecisionReason));
        Assert.Equal([CaseEventKind.Submitted, CaseEventKind.NotAccepted], await city.Log(id));
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_returned_to_review_is_reviewed_again(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted", "pass");
        var task = await city.OpenTask(id);

        var nowhere = await city.Cases(cases => cases.ReturnTask(new(task.Id, "deliver", "试试"), city.HolderOf(Decide)));
        var silent = await city.Cases(cases => cases.ReturnTask(new(task.Id, "review", ""), city.HolderOf(Decide)));
        CityUnderTest.Succeed(await city.Cases(cases => cases.ReturnTask(new(task.Id, "review", "请核实尺寸"), city.HolderOf(Decide))));

        Assert.Equal(("cases.return-target", "cases.move-needs-reason"), (nowhere.Fault?.Code, silent.Fault?.Code));
        Assert.Equal("review", (await city.OpenTask(id)).Stage);
        await city.Pass(id, "pass", "approved", "delivered");
        Assert.Contains(CaseEventKind.ReturnedToStep, await city.Log(id));
        Assert.Equal(CaseStatus.Delivered, (await city.Case(id)).Status);
        await city.Recount();
    }

    [Fact]
    public async Task What_is_returned_to_acceptance_cannot_be_not_accepted_any_more()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        CityUnderTest.Succeed(
            await city.Cases(async cases =>
                await cases.ReturnTask(new((await city.OpenTask(id)).Id, "accept", "登记有误"), city.HolderOf(Review))
            )
        );

        var refused = await city.Handle(await city.OpenTask(id), "not-accepted", "不受理");
        await city.Pass(id, "accepted", "pass", "approved", "delivered");

        Assert.Equal(("cases.accepted-already", 409), (refused.Fault?.Code, refused.Fault?.Status));
        Assert.Equal(CaseStatus.Delivered, (await city.Case(id)).Status);
    }

    [Fact]
    public async Task A_task_handed_to_a_colleague_is_theirs_alone()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.LicenceCase();
        await city.Pass(id, "accepted");
        var task = await city.OpenTask(id);
        var (wang, fang) = (city.Official("wang-li", task.Post), city.Official("fang-jing", task.Post));

        var stranger = await city.Cases(cases => cases.TransferTask(new(task.Id, "lin-tao", "出差"), wang));
        CityUnderTest.Succeed(await city.Cases(cases => cases.TransferTask(new(task.Id, "fang-jing", "出差"), wang)));
        var formerly = await city.Cases(cases => cases.Handle(new(task.Id, "pass", "同意"), wang));
        CityUnderTest.Succeed(await city.Cases(cases => cases.Handle(new(task.Id, "pass", "同意"), fang)));

        Assert.Equal(("cases.transfer-target", "cases.assigned-to-other"), (stranger.Fault?.Code, formerly.Fault?.Code));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_task_waits_for_the_signer_that_was_added(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        var task = await city.OpenTask(id);

        CityUnderTest.Succeed(
            await city.Cases(cases => cases.AddSigner(new(task.Id, "dinghai-fire-rescue/review", "是否挡消防通道"), city.HolderOf(Review)))
        );
        var early = await city.Handle(task, "pass");
        var added = await city.OpenTask(id);
        CityUnderTest.Succeed(await city.Handle(added, "agree"));

        Assert.Equal("cases.task-suspended", early.Fault?.Code);
        Assert.Equal(("countersign", "dinghai-fire-rescue/review"), (added.Stage, added.Post));
        Assert.Equal(task.Id, (await city.OpenTask(id)).Id);
        await city.Pass(id, "pass", "approved", "delivered");
        await city.Recount();
    }

    [Fact]
    public async Task A_signer_may_ask_a_further_one()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        var review = await city.OpenTask(id);
        CityUnderTest.Succeed(
            await city.Cases(cases =>
                cases.AddSigner(new(review.Id, "dinghai-fire-rescue/review", "是否挡消防通道"), city.HolderOf(Review))
            )
        );
        var first = await city.OpenTask(id);
        CityUnderTest.Succeed(
            await city.Cases(cases => cases.AddSigner(new(first.Id, "dinghai-ecology/review", "是否扰民"), city.HolderOf(first.Post)))
        );

        await city.Pass(id, "agree", "agree", "pass", "approved", "delivered");

        Assert.Equal(CaseStatus.Delivered, (await city.Case(id)).Status);
        await city.Recount();
    }

    [Fact]
    public async Task A_supplement_that_comes_back_does_not_open_a_task_that_still_waits_for_its_signer()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        var task = await city.OpenTask(id);
        CityUnderTest.Succeed(
            await city.Cases(cases => cases.AddSigner(new(task.Id, "dinghai-fire-rescue/review", "是否挡消防通道"), city.HolderOf(Review)))
        );
        var added = await city.OpenTask(id);

        CityUnderTest.Succeed(
            await city.Cases(cases =>
                cases.RequestSupplement(new(added.Id, [new("effect-picture", "补拍夜间照片")]), city.HolderOf(added.Post))
            )
        );
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.ReturnSupplement(new(id, [], [], "已补", null), me)));

        Assert.Equal(added.Id, (await city.OpenTask(id)).Id);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_withdrawn_case_leaves_no_task_in_any_inbox(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        var task = await city.OpenTask(id);
        CityUnderTest.Succeed(
            await city.Cases(cases => cases.AddSigner(new(task.Id, "dinghai-fire-rescue/review", "是否挡消防通道"), city.HolderOf(Review)))
        );

        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.Withdraw(new(id, "不办了", "w-1"), me)));
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.Withdraw(new(id, "不办了", "w-1"), me)));
        var again = await city.As(Given.LinHaiyan, (cases, me) => cases.Withdraw(new(id, "不办了"), me));

        Assert.Equal(CaseStatus.Withdrawn, (await city.Case(id)).Status);
        Assert.All(await city.Tasks(id), left => Assert.False(left.IsOpen));
        Assert.Equal("cases.wrong-state", again.Fault?.Code);
        await city.Recount();
    }

    [Fact]
    public async Task Only_the_applicant_withdraws_and_not_after_the_decision()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();

        var stranger = await city.As(Given.FangDahai, (cases, me) => cases.Withdraw(new(id, "不办了"), me));
        await city.Pass(id, "accepted", "pass", "approved");
        var late = await city.As(Given.LinHaiyan, (cases, me) => cases.Withdraw(new(id, "不办了"), me));

        Assert.Equal(("permission.not-party", "cases.wrong-state"), (stranger.Fault?.Code, late.Fault?.Code));
    }

    [Fact]
    public async Task An_official_takes_a_step_back_while_nobody_has_acted_on_it()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        var review = await city.OpenTask(id);
        await city.Pass(id, "pass");

        var stranger = await city.Cases(cases => cases.RecallTask(new(review.Id, "看错了"), city.Official("xu-jiaqi", Accept)));
        CityUnderTest.Succeed(await city.Cases(cases => cases.RecallTask(new(review.Id, "看错了"), city.Official("lin-tao", Review))));

        Assert.Equal("cases.recall-not-yours", stranger.Fault?.Code);
        Assert.Equal("review", (await city.OpenTask(id)).Stage);
        await city.Pass(id, "pass", "approved", "delivered");
    }

    [Fact]
    public async Task A_step_on_which_somebody_has_acted_is_not_taken_back()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");
        var review = await city.OpenTask(id);
        await city.Pass(id, "pass", "approved");

        var late = await city.Cases(cases => cases.RecallTask(new(review.Id, "看错了"), city.Official("lin-tao", Review)));

        Assert.Equal(("cases.recall-too-late", 409), (late.Fault?.Code, late.Fault?.Status));
    }

    [Fact]
    public async Task A_special_procedure_needs_to_be_one_that_the_item_names()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted");

        var refused = await city.Cases(cases =>
            cases.SpecialProcedure(new(id, Support.Cases.Content.SpecialProcedureKind.Hearing, "听证"), city.Official("lin-tao", Review))
        );

        Assert.Equal("cases.procedure-does-not-stop", refused.Fault?.Code);
    }
}
