using System.Net;
using System.Text.Json;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Credentials;

/// <summary>The screens of 亮证, 无证明城市 and 个人信息查阅复制, without scripts.</summary>
public class CredentialPagesTests(DeskCity city)
{
    async Task<Visitor> Citizen(string login, string path)
    {
        var visitor = city.Visitor();
        await visitor.SignIn(path, login);
        return visitor;
    }

    [Fact]
    public async Task A_code_shown_on_a_page_without_scripts_is_looked_at_once_at_the_desk_and_stands_in_the_log()
    {
        using var holder = await Citizen("lin-haiyan", "/my/credentials");
        await holder.Click("舟山市人才类别证书");
        await holder.Click("亮证");
        await holder.Press("出示", ("purpose", ""));
        Assert.Contains("请写明亮证做什么用", holder.Text, StringComparison.Ordinal);
        await holder.Press("出示", ("purpose", "入住人才公寓"), ("receiver", "Window"));
        Assert.Contains("等待核验", holder.Text, StringComparison.Ordinal);
        var shown = holder.At.AbsolutePath;
        var token = holder.Page.QuerySelector("textarea[name=token]")!.TextContent;

        using var officer = await city.Official(Desk.Desk.Clerk);
        await officer.Open("/desk/verify");
        await officer.Press("核验", ("token", token), ("as", "Window"), ("about", "人才公寓入住登记"));
        Assert.Contains("有效", officer.Text, StringComparison.Ordinal);
        Assert.Contains("林海燕", officer.Text, StringComparison.Ordinal);
        await officer.Press("核验", ("token", token), ("as", "Window"), ("about", "人才公寓入住登记"));
        Assert.Contains("一个码只能用一次", officer.Text, StringComparison.Ordinal);

        await holder.Open(shown);
        Assert.Contains("这个码已经用掉", holder.Text, StringComparison.Ordinal);
        await holder.Open("/my/credentials/log");
        Assert.Contains("人才公寓入住登记", holder.Text, StringComparison.Ordinal);
        await holder.Open("/my/credentials");
        await holder.Click("舟山市人才类别证书");
        using var ofd = await holder.Send(new(HttpMethod.Get, new Uri($"{holder.At.AbsolutePath}/ofd", UriKind.Relative)));
        Assert.Equal((HttpStatusCode.OK, "application/ofd"), (ofd.StatusCode, ofd.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_status_list_is_anybodys_and_the_offline_page_the_desks()
    {
        using var stranger = city.Visitor();
        using var status = await stranger.Send(new(HttpMethod.Get, new Uri("/credentials/status", UriKind.Relative)));
        var list = JsonDocument.Parse(await status.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(130, list.GetProperty("publicKey").GetString()!.Length);
        Assert.NotEmpty(list.GetProperty("signature").GetString()!);

        using var citizen = await Citizen("lin-haiyan", "/my");
        using var page = await citizen.Send(new(HttpMethod.Get, new Uri("/desk/verify/offline", UriKind.Relative)));
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_person_takes_a_copy_of_what_is_held_about_them_and_a_data_officer_answers_the_rest()
    {
        using var person = await Citizen("fang-dahai", "/my/data");
        await person.Press("提交", ("kind", "Copy"));
        await person.Click("查阅");
        Assert.Contains("平台存了您的什么", person.Text, StringComparison.Ordinal);
        Assert.Contains("部门之间谁读过您的数据", person.Text, StringComparison.Ordinal);
        using var file = await person.Send(new(HttpMethod.Get, new Uri($"{person.At.AbsolutePath}/file", UriKind.Relative)));
        Assert.Equal("方大海", JsonDocument.Parse(await file.Content.ReadAsStringAsync()).RootElement.GetProperty("person").GetString());
        await person.Open("/my/data");
        await person.Press("提交", ("kind", "Correct"), ("words", ""));
        Assert.Contains("请写明是哪一项信息", person.Text, StringComparison.Ordinal);
        await person.Press("提交", ("kind", "Correct"), ("words", "我的住址已经搬到普陀"));

        using var officer = await city.Official("he-lihua");
        await officer.Open("/desk/subject-requests");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Status);
        await officer.Press("form[action='/desk/acting-post'] button[value='big-data/data-officer']");
        await officer.Open("/desk/subject-requests");
        Assert.Contains("我的住址已经搬到普陀", officer.Text, StringComparison.Ordinal);
        await officer.Press("不予处理", ("reply", "住址以公安登记为准"), ("basis", ""));
        Assert.Contains("请写明法律名称和条款", officer.Text, StringComparison.Ordinal);
        await officer.Press("照办", ("reply", "已转公安部门更正，请等短信"));

        await person.Open("/my/data");
        Assert.Contains("已转公安部门更正", person.Text, StringComparison.Ordinal);
        Assert.Contains("已照办", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_asked_for_is_shown_by_unit_and_item()
    {
        await Given.Signboard(city);
        using var director = await city.Official("he-min");
        await director.Open("/desk/spared");

        Assert.Equal(HttpStatusCode.OK, director.Status);
        Assert.Contains("户外招牌设置", director.Text, StringComparison.Ordinal);
        Assert.Contains("没有让人交的材料", director.Text, StringComparison.Ordinal);
    }
}
