using System.Net;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.NoVisit;

/// <summary>The two ends of the video counter and of a parcel, by people without scripts.</summary>
public class NoVisitPagesTests(DeskCity city)
{
    const string Clerk = "zhong-xiuying";

    [Fact]
    public async Task A_delivery_is_promised_with_its_legs_and_in_a_gale_other_ways_are_offered()
    {
        using var visitor = city.Visitor();
        await visitor.Open("/no-visit/delivery?to=dongji");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("前送到", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("半升洞—东极", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("很可能停航", visitor.Text, StringComparison.Ordinal);

        await visitor.Open("/no-visit/delivery?to=dongji&wind=9");
        Assert.Contains("明天很可能停航", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_number_is_told_its_digit()
    {
        using var visitor = city.Visitor();
        await visitor.Open("/no-visit/tracking?number=EA736100283CN");
        Assert.Contains("第9位应为 2", visitor.Text, StringComparison.Ordinal);

        await visitor.Open("/no-visit/tracking?number=EA736100282CN");
        Assert.Contains("没有抄错", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parcel_is_ordered_handed_over_and_confirmed()
    {
        using var receiver = city.Visitor();
        await receiver.SignIn("/my", "lin-haiyan");
        await receiver.Open("/no-visit/delivery?to=liuheng");
        await receiver.Press("登记送达方式", ("item", "resident-id-replacement"), ("channel", "ElectronicOnly"), ("address", ""));
        Assert.Contains("不能只要电子证照", receiver.Text, StringComparison.Ordinal);
        await receiver.Press("登记送达方式", ("item", "resident-id-replacement"), ("channel", "Home"), ("address", "双塘路 1 号 2 室"));
        Assert.StartsWith("/no-visit/shipments/", receiver.At.AbsolutePath, StringComparison.Ordinal);
        var parcel = receiver.At.AbsolutePath;

        using var clerk = await city.Official(Clerk);
        await clerk.Open("/desk/no-visit/shipments");
        await clerk.Press(ButtonOf(clerk, "居民身份证补领", "HandOver"), ("tracking", "9812345678901X"));
        Assert.Contains("应为", clerk.Text, StringComparison.Ordinal);
        await clerk.Press(ButtonOf(clerk, "居民身份证补领", "HandOver"), ("tracking", "EA736100282CN"));
        await clerk.Press(ButtonOf(clerk, "居民身份证补领", "Deliver"));

        await receiver.Open(parcel);
        await receiver.Press("收到了");
        Assert.Contains("已确认收到", receiver.Text, StringComparison.Ordinal);

        using var other = city.Visitor();
        await other.SignIn("/my", "yu-awei");
        await other.Open(parcel);
        Assert.Contains("没有这个投递件", other.Text, StringComparison.Ordinal);
    }

    // The form of one parcel, by what is sent and the button in it.
    static string ButtonOf(Visitor clerk, string item, string move)
    {
        var form = clerk
            .Page.QuerySelectorAll("form")
            .First(one => one.QuerySelector("h2")?.TextContent == item && one.QuerySelector($"button[value={move}]") is not null);
        form.SetAttribute("id", "chosen");
        return $"#chosen button[value='{move}']";
    }

    [Fact]
    public async Task A_video_visit_goes_from_the_queue_to_a_signed_document()
    {
        using var caller = city.Visitor();
        await caller.SignIn("/my", "yu-awei");
        await caller.Open("/no-visit/video?item=household-cancellation");
        Assert.Contains("L3 人脸比对", caller.Text, StringComparison.Ordinal);
        Assert.Contains("办成后不能撤回", caller.Text, StringComparison.Ordinal);
        await caller.Press("确定", ("route", ""), ("how", "now"), ("slot", ""), ("phone", ""));
        Assert.Contains("请选择您现在在哪个岛", caller.Text, StringComparison.Ordinal);
        await caller.Press("确定", ("route", "qushan"), ("how", "now"), ("slot", ""), ("phone", ""));
        var room = caller.At.AbsolutePath;
        Assert.Contains("排队中", caller.Text, StringComparison.Ordinal);
        await caller.Press("不同意录制");

        using var clerk = await city.Official(Clerk);
        await clerk.Open("/desk/no-visit");
        await clerk.Press($"button[value='{room.Split('/')[^1]}']");
        Assert.Contains("不同意", clerk.Text, StringComparison.Ordinal);
        await clerk.Press("给对方看", ("document", "本人申请注销亡妻户口。"));

        await caller.Open(room);
        await caller.Press("我已看清，签名");
        Assert.Contains("这个事项要核验到 L3", caller.Text, StringComparison.Ordinal);
        await caller.Press("button[value='Face']");
        await caller.Press("我已看清，签名");
        Assert.Contains("已签名", caller.Text, StringComparison.Ordinal);

        await clerk.Open($"/desk/no-visit/calls/{room.Split('/')[^1]}");
        await clerk.Press("结束办理", ("reason", ""), ("note", ""));
        Assert.Contains("核对清单还没有全部打勾", clerk.Text, StringComparison.Ordinal);
        await clerk.Press("保存清单", ("ticks", "0"), ("ticks", "1"), ("ticks", "2"));
        await clerk.Press("结束办理", ("reason", ""), ("note", ""));

        await caller.Open(room);
        Assert.Contains("视频办理完成", caller.Text, StringComparison.Ordinal);

        // Both have signed, the counter has sealed it, and anybody can check that.
        Assert.Contains("已加盖视频窗口电子印章", caller.Text, StringComparison.Ordinal);
        Assert.Contains("签署文书", caller.Text, StringComparison.Ordinal);
        var file = await (
            await caller.Send(new(HttpMethod.Get, new Uri($"{room}/document", UriKind.Relative)))
        ).Content.ReadAsStringAsync();
        using var anybody = city.Visitor();
        await anybody.Open("/no-visit/verify");
        await anybody.Press("核验", ("document", file));
        Assert.Contains("是真的，签名后没有改过", anybody.Text, StringComparison.Ordinal);
        await anybody.Press("核验", ("document", file.Replace("注销亡妻户口", "放弃继承", StringComparison.Ordinal)));
        Assert.Contains("核验没有通过", anybody.Text, StringComparison.Ordinal);
        await anybody.Press("核验", ("document", "{}"));
        Assert.Contains("这不是视频窗口的签名文书", anybody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_failed_faces_leave_the_clerk()
    {
        using var caller = city.Visitor();
        await caller.SignIn("/my", "fang-dahai");
        await caller.Open("/no-visit/video?item=birth-registration");
        await caller.Press("确定", ("route", "liuheng"), ("how", "now"), ("slot", ""), ("phone", ""));
        for (var attempt = 0; attempt < 3; attempt++)
            await caller.Press("button[value='Face-fail']");

        await caller.Open(caller.At.AbsolutePath);
        Assert.Contains("人脸核验已锁定", caller.Text, StringComparison.Ordinal);
        Assert.Null(caller.Page.QuerySelector("button[value='Face']"));

        await caller.Open("/no-visit/video?item=birth-registration");
        Assert.Contains("您已经在排队或有预约", caller.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_of_the_counter_takes_no_call()
    {
        using var director = await city.Official("he-lihua");
        await director.Open("/desk/no-visit");
        Assert.Equal(HttpStatusCode.Forbidden, director.Status);

        var stranger = await director.Send(
            new(HttpMethod.Get, new Uri($"/desk/no-visit/calls/{Guid.CreateVersion7()}/signals", UriKind.Relative))
        );
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
    }

    [Fact]
    public async Task The_plan_for_three_clerks_warns()
    {
        using var clerk = await city.Official(Clerk);
        await clerk.Open("/desk/no-visit?calls=18&minutes=10&clerks=3");
        Assert.Contains("负荷 100%", clerk.Text, StringComparison.Ordinal);

        await clerk.Open("/desk/no-visit?calls=18&minutes=10&clerks=4");
        Assert.Contains("50.9%", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("5.09 分钟", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_is_authorised_for_one_matter_and_not_understood_ends_it()
    {
        using var principal = city.Visitor();
        await principal.SignIn("/my", "yu-awei");
        await principal.Open("/no-visit/help");
        await principal.Press("委托", ("point", "qushan-bank"), ("item", "senior-allowance"), ("until", "2027-02-24"));
        Assert.Contains("委托期限应在今天到 90 天之内", principal.Text, StringComparison.Ordinal);
        await principal.Press("委托", ("point", "qushan-bank"), ("item", "senior-allowance"), ("until", "2027-02-23"));
        Assert.Contains("有效", principal.Text, StringComparison.Ordinal);

        using var helper = await city.Official(Clerk);
        await helper.Open("/desk/no-visit/help");
        Assert.Contains("虞**", helper.Text, StringComparison.Ordinal);

        await principal.Press("button[value='not-understood']");
        Assert.Contains("已撤销", principal.Text, StringComparison.Ordinal);
        await helper.Open("/desk/no-visit/help");
        Assert.DoesNotContain("虞**", helper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guides_are_listed_the_hardest_first()
    {
        using var editor = await city.Official("he-min");
        await editor.Open("/desk/no-visit/guides");

        var points = editor
            .Page.QuerySelectorAll("td[data-title='难度分']")
            .Select(cell => decimal.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        Assert.True(points.Count > 30);
        Assert.Equal(points.OrderDescending(), points);
    }

    [Fact]
    public async Task The_cockpit_says_what_is_not_demonstrated()
    {
        using var leader = await city.Official("he-lihua");
        await leader.Open("/cockpit/no-visit");

        Assert.Contains("未证明不高于万分之一", leader.Text, StringComparison.Ordinal);
        Assert.Contains("投递承诺兑现", leader.Text, StringComparison.Ordinal);
    }
}
