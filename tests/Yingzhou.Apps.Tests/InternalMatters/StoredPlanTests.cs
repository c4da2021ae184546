using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.InternalMatters.Planning;
using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Releases;

namespace Yingzhou.Apps.Tests.InternalMatters;

/// <summary>A drawn plan is kept, checked, released by a second official, and the next bundle follows it (a01 §1, §6).</summary>
public class StoredPlanTests(DeskCity city)
{
    const string Drawn =
        "/desk/internal/plan?from=office-space&leg=internal-space-review&days=3&leg=internal-space-fire&days=2&leg=internal-space-budget&days=2&leg=internal-space-allocation&days=2"
        + "&on=internal-space-allocation>internal-space-review&on=internal-space-allocation>internal-space-fire&on=internal-space-allocation>internal-space-budget";

    [Fact]
    public void A_leg_that_is_there_keeps_its_id_and_condition_and_a_new_one_is_called_by_its_item()
    {
        using var scope = city.Services.CreateScope();
        var content = scope.ServiceProvider.GetRequiredService<CasesContent>();
        var bundle = content.Bundles["office-space"];
        var conditional = bundle with { Legs = [.. bundle.Legs.Select(leg => leg.Id == "fire" ? leg with { When = "answers.big" } : leg)] };

        var legs = PlanDesk.LegsOf(
            new BundlePlan([new("internal-space-fire", 1, []), new("unit-seal-approval-not-there", 2, ["internal-space-fire"])]),
            conditional,
            new Dictionary<string, ServiceItem>
            {
                ["internal-space-fire"] = content.Items["internal-space-fire"],
                ["unit-seal-approval-not-there"] = content.Items["internal-space-budget"],
            }
        );

        Assert.Equal(("fire", "answers.big", 1), (legs[0].Id, legs[0].When, legs[0].PromisedWorkdays));
        Assert.Equal(("unit-seal-approval-not-there", null), (legs[1].Id, legs[1].PromisedWorkdays));
        Assert.Equal(["fire"], legs[1].DependsOn);
    }

    [Fact]
    public async Task One_draws_another_releases_the_next_bundle_follows_it_and_one_that_runs_does_not()
    {
        using var drafter = await city.Official("ni-hong");
        await drafter.Open("/desk/internal/plan?from=office-space");
        Assert.Contains("承诺 7 个工作日", drafter.Text, StringComparison.Ordinal);
        await drafter.Press("交另一位审", ("note", "没改"));
        Assert.Contains("和现行的编排一样", drafter.Text, StringComparison.Ordinal);
        await drafter.Open(Drawn);
        Assert.Contains("承诺 5 个工作日", drafter.Text, StringComparison.Ordinal);
        await drafter.Press("交另一位审", ("note", ""));
        Assert.Contains("请写明改了什么", drafter.Text, StringComparison.Ordinal);
        await drafter.Press("交另一位审", ("note", "经费核定不用等用房审核"));
        Assert.Contains("待审", drafter.Text, StringComparison.Ordinal);
        Assert.Contains("同一人不能既办理又审批", drafter.Text, StringComparison.Ordinal);
        var page = drafter.At.PathAndQuery;
        await drafter.Open(Drawn);
        await drafter.Press("交另一位审", ("note", "再交一份"));
        Assert.Contains("已有一份方案待审", drafter.Text, StringComparison.Ordinal);

        using var stranger = await city.Official("shi-zhan");
        await stranger.Open(page);
        Assert.DoesNotContain(stranger.Page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "发布");

        long before;
        using (var scope = city.Services.CreateScope())
            before = scope.ServiceProvider.GetRequiredService<IReleases>().Newest;
        using var reviewer = await city.Official("tang-weimin");
        await reviewer.Open(page);
        Assert.Contains("现行 7个工作日，方案 5个工作日", reviewer.Text, StringComparison.Ordinal);
        await reviewer.Press("退回", ("reason", " "));
        Assert.Contains("请写明退回的理由", reviewer.Text, StringComparison.Ordinal);
        await reviewer.Press("发布");
        Assert.Contains("已发布为第 1 版", reviewer.Text, StringComparison.Ordinal);

        await drafter.Press("button[value='reform-office/clerk']");
        await drafter.Open("/desk/apply/office-space");
        Assert.Contains("承诺合计 5个工作日", drafter.Text, StringComparison.Ordinal);
        await drafter.Press(
            "提交申请",
            ("officialUnit", "市委改革办"),
            ("matterTitle", "新增两间办公室"),
            ("matterPlace", "新城大厦 6 楼"),
            ("matterAmount", "20000")
        );
        Assert.True(drafter.At.AbsolutePath == "/desk/apply", drafter.Text);
        using var after = city.Services.CreateScope();
        var log = after.ServiceProvider.GetRequiredService<ICaseLog>();
        var now = city.Clock.GetUtcNow();
        var legs = await log.ReadAll(new(now.AddDays(-1), now.AddDays(1), ["office-space"]));
        // Under the old plan the budget would wait for the review.
        Assert.NotNull(legs.Last(leg => leg.Code == "internal-space-budget").Submitted);
        Assert.Null(legs.Last(leg => leg.Code == "internal-space-allocation").Submitted);
        var plans = after.ServiceProvider.GetRequiredService<IBundlePlans>();
        Assert.Equal((7, 5), (plans.InForce("office-space", before)!.PromisedWorkdays, plans.InForce("office-space")!.PromisedWorkdays));
        Assert.Empty(plans.InForce("office-space")!.Legs.Single(leg => leg.Id == "budget").DependsOn);
        Assert.Equal(["review"], plans.InForce("office-space", before)!.Legs.Single(leg => leg.Id == "budget").DependsOn);
    }

    [Fact]
    public void What_the_contents_own_checks_refuse_is_told_with_its_place_and_a_circle_by_its_names()
    {
        using var scope = city.Services.CreateScope();
        var plans = scope.ServiceProvider.GetRequiredService<IBundlePlans>();
        var own = plans.InForce("unit-seal")!;

        // An item whose fields the merged form does not ask for.
        var drawn = plans.Drawn("unit-seal", [.. own.Legs, new BundleLeg("social", "internal-social-insurance", [])]).Value;
        Assert.Contains(plans.Problems(drawn), problem => problem.Contains("social", StringComparison.Ordinal));
        Assert.Empty(plans.Problems(own));
        var (first, second) = (own.Legs[0], own.Legs[1]);
        Assert.Contains(
            "环",
            plans
                .Drawn("unit-seal", [first with { DependsOn = [second.Id] }, second with { DependsOn = [first.Id] }, .. own.Legs.Skip(2)])
                .Fault!.Detail,
            StringComparison.Ordinal
        );
        Assert.Equal("cases.plan-no-item", plans.Drawn("unit-seal", [new("x", "gone", [])]).Fault!.Code);
        Assert.Null(plans.InForce("no-such-bundle"));
    }
}
