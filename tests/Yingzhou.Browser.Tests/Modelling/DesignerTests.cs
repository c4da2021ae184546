using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Modelling;

/// <summary>
/// An official changes a condition in a decision table and adds a countersign step to a process of 开办餐饮店, checks, releases with a second official's approval;
/// the next case follows it, the running one does not. A city of its own: the drawings of the other stories stay as they are.
/// </summary>
public sealed class DesignerTests(Chromium chromium, RunningHost shared) : IAsyncDisposable
{
    const string Table = "food-business-licence-materials";

    // The task is put onto the flow between 审查 and 决定, as by dragging it from the palette.
    const string Countersign = """
        const [registry, modeling, moddle] = ['elementRegistry', 'modeling', 'moddle'].map(name => modeler.get(name));
        const flow = registry.get('review--decide');
        const [from, to] = [flow.waypoints[0], flow.waypoints[flow.waypoints.length - 1]];
        const shape = modeling.createShape({ type: 'bpmn:UserTask' }, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + 140 }, flow);
        const property = (name, value) => moddle.create('zeebe:Property', { name, value });
        modeling.updateProperties(shape, {
          id: 'countersign', name: '负责人会签',
          extensionElements: moddle.create('bpmn:ExtensionElements', { values: [
            moddle.create('zeebe:UserTask'),
            moddle.create('zeebe:AssignmentDefinition', { candidateGroups: 'director' }),
            moddle.create('zeebe:Properties', { properties: [property('yz:stage', 'countersign')] }),
          ] }),
        });
        """;

    // 饮品店: asked for its layout plan whether or not it makes cold dishes.
    const string Stricter = """
        const viewer = modeler.getActiveViewer();
        const cell = viewer.get('elementRegistry').get('food-business-licence-materials-rule7-in2');
        viewer.get('modeling').editCell(cell.businessObject, '-');
        """;

    static readonly Dictionary<string, string> DrinksShop = new()
    {
        ["在哪里办？"] = "定海区",
        ["开的是哪一种？"] = "饮品店、糕点店",
        ["做凉菜、生食或裱花蛋糕吗？"] = "不做",
        ["店面是谁的？"] = "租来的",
        ["谁来办？"] = "本人（法定代表人）办",
        ["想用哪种方式办？"] = "普通方式",
    };

    readonly RunningHost host = new();
    readonly List<Cast> casts = [];

    [Fact]
    public async Task The_next_case_follows_what_two_officials_released_and_the_running_one_does_not()
    {
        var cast = new Cast(chromium, host);
        casts.Add(cast);
        var shop = await cast.Applicant("haizhiwei");
        var running = await Licence(shop, "海之味老店");
        await Asks(shop, layoutPlan: false);

        var designer = new Designer((await cast.Official("dai-yong")).Page);
        var approver = new Designer((await cast.Official("he-lihua")).Page);
        await designer.ActAs("big-data/model-designer");
        await approver.ActAs("big-data/model-approver");
        await AddCountersign(designer);
        await ChangeCondition(designer);
        await MayNotReleaseThemselves(designer);
        await approver.Page.GotoAsync("/desk/modelling/process/standard-approval/diff?from=1&to=draft");
        await approver.Page.Reads("人工任务“负责人会签”");
        await approver.Page.Locator("figure[data-state=shown] .yz-added").First.WaitForAsync();
        await Accessible.Check(approver.Page);
        await Screens.Shot(approver.Page, "modelling-diff", whole: true);
        await approver.Release("process", "standard-approval");
        await approver.Release("decision", Table);
        await Accessible.Check(approver.Page);
        await Screens.Shot(approver.Page, "modelling-drawing", whole: true);

        var next = await Licence(shop, "海之味新店");
        await Asks(shop, layoutPlan: true);
        var (clerk, reviewer, director) = (
            await cast.Official("chen-haisheng"),
            await cast.Official("wang-li"),
            await cast.Official("liu-xiaobo")
        );
        foreach (var number in new[] { running, next })
        {
            await clerk.Handle(number, "受理");
            await reviewer.Handle(number, "审查通过");
        }
        await director.Open(running);
        await director.Page.GetByRole(AriaRole.Heading, new() { Name = "办理：决定" }).WaitForAsync();
        await director.Open(next);
        await director.Page.GetByRole(AriaRole.Heading, new() { Name = "办理：负责人会签" }).WaitForAsync();
        await Screens.Shot(director.Page, "modelling-next-case", whole: true);
    }

    [Theory]
    [InlineData("process", "joint-review")]
    [InlineData("decision", "commitment-eligibility")]
    [InlineData("form", "outdoor-signboard")]
    public async Task Each_kind_of_drawing_opens_in_its_designer(string kind, string key)
    {
        var cast = new Cast(chromium, shared);
        casts.Add(cast);
        var designer = new Designer((await cast.Official("dai-yong")).Page);
        await designer.ActAs("big-data/model-designer");

        try
        {
            await designer.Open(kind, key);
        }
        catch (TimeoutException)
        {
            Assert.Fail(string.Join('\n', designer.Complaints));
        }

        await designer.Page.Locator("[data-status]").Reads("检查通过");
        Assert.True(designer.Complaints.Count == 0, string.Join('\n', designer.Complaints));
        await Screens.Shot(designer.Page, $"modelling-open-{kind}");
    }

    static async Task AddCountersign(Designer designer)
    {
        await designer.Page.GotoAsync("/desk/modelling");
        await Accessible.Check(designer.Page);
        await Screens.Shot(designer.Page, "modelling-list", whole: true);
        await designer.Open("process", "standard-approval");
        await designer.Draw(Countersign);
        await designer.SaveAndCheck("检查通过");
        await designer.Draw("modeler.get('selection').select(modeler.get('elementRegistry').get('countersign'));");
        await Screens.Shot(designer.Page, "modelling-process");
        await designer.Submit("审查之后加一道负责人会签。");
    }

    static async Task ChangeCondition(Designer designer)
    {
        await designer.Open("decision", Table);
        await designer.Draw(Stricter);
        await designer.SaveAndCheck("检查通过");
        await Screens.Shot(designer.Page, "modelling-decision");
        await designer.Submit("饮品店一律要交布局图。");
    }

    static async Task MayNotReleaseThemselves(Designer designer)
    {
        await designer.ActAs("big-data/model-approver");
        await designer.Page.GotoAsync($"/desk/modelling/decision/{Table}");
        await designer.Page.Reads("同一人不能既办理又审批（四眼原则）");
        await Assertions.Expect(designer.Page.GetByRole(AriaRole.Button, new() { Name = "审核通过并发布" })).ToHaveCountAsync(0);
    }

    /// <summary>Applies for the whole bundle; the first leg starts at once.</summary>
    /// <returns>The number of the business licence's case.</returns>
    static async Task<string> Licence(Applicant shop, string name)
    {
        await shop.Page.GotoAsync("/");
        await shop.Search("开饭店");
        await shop.Follow("开办餐饮店");
        await shop.Follow("开始办理");
        await shop.AnswerAll(RestaurantForm.Answers);
        await RestaurantForm.HandInAll(shop);
        await RestaurantForm.FillIn(shop, name);
        await shop.Write("统一社会信用代码", RestaurantForm.Uscc);
        await shop.Page.GetByLabel("内容属实").CheckAsync();
        await shop.Press("提交申请");
        await shop.Page.Reads("已经收到您的申请");
        await shop
            .Page.GetByRole(AriaRole.Region, new() { Name = "一起办的 5 个事项" })
            .GetByRole(AriaRole.Link, new() { Name = "营业执照" })
            .ClickAsync();
        await shop.Page.Locator("dt:text-is('办件编号')").WaitForAsync();
        return await shop.Number();
    }

    // A drinks shop without cold dishes, at the wizard's own questions; the second time its draft is still there.
    static async Task Asks(Applicant shop, bool layoutPlan)
    {
        await shop.Page.GotoAsync("/apply/food-business-licence");
        if (!layoutPlan)
            await shop.AnswerAll(DrinksShop);
        await shop.Page.Reads("食品安全");
        await (layoutPlan ? shop.Page.Reads("设备布局图和操作流程图") : shop.Page.DoesNotRead("设备布局图和操作流程图"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cast in casts)
            await cast.DisposeAsync();
        await host.DisposeAsync();
    }
}
