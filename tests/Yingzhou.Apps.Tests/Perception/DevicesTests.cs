using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Tests.Perception;

/// <summary>What an administrator sees of devices, and the door for those that speak HTTP.</summary>
public sealed class DevicesTests(DeskCity city)
{
    const string Administrator = "dai-yong";
    const string Good =
        "##0170QN=20261123131500001;ST=32;CN=2011;PW=123456;MN=330902YZ0000000000000001;Flag=5;CP=&&DataTime=20261123131500;w01018-Rtd=38.6,w01018-Flag=N;w21003-Rtd=1.92,w21003-Flag=N&&BDC1";

    [Fact]
    public async Task The_list_puts_silence_first_and_a_device_shows_values_plot_and_frames_field_by_field()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/devices");
        var rows = admin.Page.QuerySelectorAll("main table tbody tr").Select(row => row.TextContent).ToList();
        var silent = rows.FindIndex(row => row.Contains("嵊山潮位站", StringComparison.Ordinal));
        Assert.Contains("离线", rows[silent], StringComparison.Ordinal);
        Assert.True(silent < rows.FindIndex(row => row.Contains("沈家门潮位站", StringComparison.Ordinal)));

        await admin.Open("/desk/devices/330900ZS0001W00100000001");
        Assert.Contains("化学需氧量", admin.Text, StringComparison.Ordinal);
        Assert.Contains("hj212.crc 1", admin.Text, StringComparison.Ordinal);
        Assert.Contains("w01018-Rtd", admin.Text, StringComparison.Ordinal);
        Assert.NotEmpty(admin.Page.QuerySelectorAll("svg.yz-chart__plot"));

        await admin.Open("/desk/devices/no-such-device");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
    }

    [Fact]
    public async Task A_table_from_a_spreadsheet_is_registered_whole_or_not_at_all_and_again_changes_nothing()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/devices/register");
        const string good =
            "编号\t名称\t物模型\t单位\t区划\t密钥\nmeter-sheet-1\t一号表\tNB-IoT 水表\twater\t330902\t654321\nmeter-sheet-2\t二号表\twater-meter\twater\t330902\t654321";

        await admin.Press("登记", ("sheet", good.Replace("330902\t654321\nmeter", "330902\t6\nmeter", StringComparison.Ordinal)));
        Assert.Contains("一台也没有登记", admin.Text, StringComparison.Ordinal);
        Assert.Contains("第 2 行", admin.Text, StringComparison.Ordinal);
        Assert.Contains("设备密钥应为 6 到 64 个字符", admin.Text, StringComparison.Ordinal);
        await admin.Press("登记", ("sheet", good));
        Assert.Contains("登记了 2 台", admin.Text, StringComparison.Ordinal);
        await admin.Press("登记", ("sheet", good));
        Assert.Contains("另有 2 台先前已经登记过", admin.Text, StringComparison.Ordinal);

        await admin.Open("/desk/devices/meter-sheet-2");
        Assert.Contains("二号表", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_station_of_the_water_shows_what_it_answered_to_a_question_and_what_else_it_can_be_told()
    {
        using var admin = await city.Official(Administrator);

        await admin.Open("/desk/devices/0033090201");

        Assert.Contains("查询实时数据", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Z=18.39", admin.Text, StringComparison.Ordinal);
        Assert.Contains("设置定时报间隔", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_connections_half_open_stands_on_the_list_with_what_to_do()
    {
        using (var scope = city.Services.CreateScope())
            scope.ServiceProvider.GetRequiredService<IIntake>().HalfOpen("198.51.100.7");
        using var admin = await city.Official(Administrator);

        await admin.Open("/desk/devices");

        var row = admin.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("198.51.100.7", StringComparison.Ordinal));
        Assert.Contains("半开连接", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bench_reads_a_frame_and_says_which_rule_a_broken_one_breaks()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/devices/bench");

        await admin.Press("解析", ("frame", Good));
        Assert.Contains("报文正确", admin.Text, StringComparison.Ordinal);
        Assert.Contains("38.6", admin.Text, StringComparison.Ordinal);
        await admin.Press("解析", ("frame", Good.Replace("38.6", "38.7", StringComparison.Ordinal)));
        Assert.Contains("校验码是 BDC1", admin.Text, StringComparison.Ordinal);
        await admin.Press(
            "解析",
            (
                "frame",
                "7E7E0100123456781234300\n02B020003591011154947F1F1001234567848F0F0591011154920190000052619000005392300000127381211150320FA"
            )
        );
        Assert.Contains("瞬时河道水位", admin.Text, StringComparison.Ordinal);
        await admin.Press("解析", ("frame", "!AIVDM,1,1,,A,16:@RiPP0b`h80PAAqg4`ChL0000,0*47"));
        Assert.Contains("413409990", admin.Text, StringComparison.Ordinal);
        await admin.Press("解析", ("frame", "你好"));
        Assert.Contains("看不出是哪种报文", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_asked_for_on_the_page_of_the_device_and_a_dangerous_one_is_agreed_with_by_a_second_person()
    {
        const string own = "tide-of-commands";
        using (var scope = city.Services.CreateScope())
        {
            var organisation = scope.ServiceProvider.GetRequiredService<IOrganisation>();
            var registered = await scope
                .ServiceProvider.GetRequiredService<IPerception>()
                .Register(
                    new(own, "指令试验潮位站", "tide-gauge", "water", "330902", "123456"),
                    organisation.Acting(Administrator, "big-data/platform-admin")!
                );
            Assert.True(registered.Succeeded, registered.Fault?.ToString());
        }
        using var admin = await city.Official(Administrator);
        await admin.Open($"/desk/devices/{own}");
        Assert.Contains("30 分钟没有报文", admin.Text, StringComparison.Ordinal);

        await admin.Press("下发指令", ("command", "set-interval"), ("value", "十"), ("minutes", ""));
        Assert.Contains("参数值应是一个数，写的是“十”", admin.Text, StringComparison.Ordinal);
        await admin.Press("下发指令", ("command", "set-interval"), ("value", "5"), ("minutes", ""));
        Assert.Contains("上报间隔应为 30 到 3600 之间的数", admin.Text, StringComparison.Ordinal);
        await admin.Press("下发指令", ("command", "set-interval"), ("value", "60"), ("minutes", "30"));
        Assert.Contains("待下发", admin.Text, StringComparison.Ordinal);
        Assert.Contains("不一致", admin.Text, StringComparison.Ordinal);
        await admin.Press("撤销");
        Assert.Contains("已撤销", admin.Text, StringComparison.Ordinal);

        await admin.Press("下发指令", ("command", "restart"), ("value", ""), ("minutes", "30"));
        Assert.Contains("待复核", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("复核同意", admin.Text, StringComparison.Ordinal);
        using var second = await city.Official("he-lihua");
        await second.Open("/desk");
        await second.Press("form[action='/desk/acting-post'] button[value='big-data/duty']");
        await second.Open($"/desk/devices/{own}");
        await second.Press("复核同意");
        Assert.Contains("待下发", second.Text, StringComparison.Ordinal);
        Assert.Contains("复核 何丽华", second.Text, StringComparison.Ordinal);

        await admin.Open("/desk/devices/silos");
        Assert.Contains("由一个进程承载", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_business_with_devices_sees_none()
    {
        using var clerk = await city.Official(Desk.Desk.Clerk);

        await clerk.Open("/desk/devices");

        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
    }

    [Fact]
    public async Task A_device_in_maintenance_is_kept_and_flagged()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/devices/330900ZS0003A00100000001");
        await admin.Press("修改状态", ("life", "Maintenance"));
        Assert.Contains("维护中", admin.Page.QuerySelector("h1")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);

        using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(city.Services);
        var intake = (Yingzhou.Support.Perception.IIntake)scope.ServiceProvider.GetService(typeof(Yingzhou.Support.Perception.IIntake))!;
        await intake.Take(
            "330900ZS0003A00100000001",
            Yingzhou.Support.Perception.Wire.Hj212,
            [],
            [new("a34004", city.Clock.GetUtcNow(), 35)]
        );
        await admin.Open("/desk/devices/330900ZS0003A00100000001");
        Assert.Contains("维护", admin.Page.QuerySelector("main table tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_over_HTTP_proves_itself_and_hears_what_was_stored_or_which_field_is_wrong()
    {
        using var meter = city.Visitor();
        async Task<(HttpStatusCode Status, string Body)> Post(string body, string secret = "123456")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/perception/observations")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"meter-dongji-001:{secret}"))
            );
            using var response = await meter.Send(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        var stored = await Post("""[{"at":"2026-11-25T09:00:00+08:00","seq":1,"values":{"volume":12.5,"salt":1}}]""");
        Assert.Equal(HttpStatusCode.OK, stored.Status);
        Assert.Contains("\"stored\":1", stored.Body, StringComparison.Ordinal);
        Assert.Contains("\"field\":\"salt\"", stored.Body, StringComparison.Ordinal);
        Assert.Contains(
            "\"repeated\":1",
            (await Post("""{"at":"2026-11-25T09:00:00+08:00","seq":1,"values":{"volume":12.5}}""")).Body,
            StringComparison.Ordinal
        );
        var wrong = await Post("""[{"at":"25.11.2026","values":{"volume":1}}]""");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("\"field\":\"[0].at\"", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post("{}", secret: "654321")).Status);
    }
}
