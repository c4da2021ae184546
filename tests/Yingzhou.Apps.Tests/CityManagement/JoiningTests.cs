using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Tests.CityManagement;

/// <summary>自动并案, the place of a report, the hotline's tickets.</summary>
public class JoiningTests(DeskCity city)
{
    const string Unit = "dinghai-urban-enforcement";

    static ReportTyped Typed(string text, string point, string device, string? same = null) =>
        new("0401", text, "香园社区 9 幢前", null, same, device, point);

    [Fact]
    public async Task What_the_rule_is_sure_of_joins_by_itself_and_can_be_taken_out()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var (reporting, reading, triage) = (
            scope.ServiceProvider.GetRequiredService<ReportProblem>(),
            scope.ServiceProvider.GetRequiredService<CityReading>(),
            scope.ServiceProvider.GetRequiredService<Triage>()
        );
        var organisation = scope.ServiceProvider.GetRequiredService<IOrganisation>();
        var patrol = organisation.Acting("lin-tao", $"{Unit}/inspect")!;
        var desk = organisation.Acting("xu-jiaqi", $"{Unit}/accept")!;
        var first = await Send(Typed("香园社区九幢前行道树倒伏", "122.104800,30.014500", "join-1"));
        var filed = await triage.File(first.Id, first.Version, null, null, desk, default);

        var second = await Send(Typed("香园社区九幢前行道树倒了", "122.104850,30.014520", "join-2"));
        Assert.Equal(filed.Value, second.CaseId);
        Assert.Contains("已自动并入", second.Answer, StringComparison.Ordinal);
        var log = await reading.Log(filed.Value, default);
        Assert.Contains(
            log,
            line => line.Kind is CityEntryKind.Joined && line.ActorName == "系统" && line.Text.Contains("相似度", StringComparison.Ordinal)
        );

        // Who reported it says that it is another matter: then no machine knows better.
        Assert.True((await Send(Typed("香园社区九幢前行道树倒了", "122.104850,30.014520", "join-3", ReportProblem.NotTheSame))).Waits);
        // By the grid alone no position is exact: somebody is asked.
        Assert.True((await Send(Typed("香园社区九幢前行道树倒了", "", "join-4") with { Grid = "33090200200601" })).Waits);

        Assert.Null((await triage.Split(second.Id, second.Version, desk, default)).Fault);
        Assert.True((await reading.Report(second.Id, desk, default)).Value.Waits);

        async Task<ProblemReport> Send(ReportTyped typed)
        {
            var sent = await reporting.Send(typed, ReportChannel.Collector, patrol, default);
            Assert.Null(sent.Fault);
            return await scope
                .ServiceProvider.GetRequiredService<CityContext>()
                .Set<ProblemReport>()
                .AsNoTracking()
                .SingleAsync(one => one.Id == sent.Value.Id);
        }
    }

    [Theory]
    [InlineData("122.2980,29.9455", "昌国街道人民路 3 号", null, "place", "千米")]
    [InlineData("122.1010,30.0115", "人民路 3 号", "33090300100101", "point", "请改一处")]
    [InlineData("120.0,31.0", "人民路 3 号", null, "point", "不在已划定的单元网格里")]
    [InlineData("30.0115,122.1010", "人民路 3 号", null, "point", "写反")]
    [InlineData("这里", "人民路 3 号", null, "point", "经度,纬度")]
    public async Task A_place_that_contradicts_itself_is_asked_about(string point, string place, string? grid, string field, string says)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var patrol = scope.ServiceProvider.GetRequiredService<IOrganisation>().Acting("lin-tao", $"{Unit}/inspect")!;
        var sent = await scope
            .ServiceProvider.GetRequiredService<ReportProblem>()
            .Send(
                new("0401", "行道树倒在路上", place, grid, null, $"odd-{point}-{place}", point),
                ReportChannel.Collector,
                patrol,
                default
            );

        Assert.Equal(field, sent.Fault?.Field);
        Assert.Contains(says, sent.Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kind_is_proposed_from_the_words_and_agreed_to_by_a_press()
    {
        using var citizen = city.Visitor();
        await citizen.SignIn("/report-problem", "yu-awei");
        (string, string)[] typed = [("text", "教场社区路口的路灯不亮了"), ("place", "教场路 2 号"), ("point", "122.301500,29.945200")];

        await citizen.Press("提交", [.. typed, ("kind", "")]);
        Assert.Contains("从您写的看，是这个问题吗", citizen.Text, StringComparison.Ordinal);
        Assert.Equal("0103", citizen.Page.QuerySelector("input[name=guess]")!.GetAttribute("value"));
        Assert.Equal("122.301500,29.945200", citizen.Page.QuerySelector("#point")!.GetAttribute("value"));

        await citizen.Press("提交", ("guess", "0103"));
        Assert.Contains("路灯，教场路 2 号", citizen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_of_the_hotline_is_one_report_and_its_answer_is_read_there()
    {
        using var desk = await city.Official("xu-jiaqi");
        await desk.Open("/desk/city/hotline");
        (string, string)[] call =
        [
            ("kind", "0302"),
            ("text", "合源社区公共厕所没有水冲"),
            ("grid", "33090200200501"),
            ("place", "合源社区公厕"),
        ];
        await desk.Press("登记", [.. call, ("ticket", "12")]);
        Assert.Contains("工单号应为 6 到 30 位", desk.Text, StringComparison.Ordinal);
        await desk.Press("登记", [.. call, ("ticket", "ZS20261130-77")]);
        await desk.Press("登记", [.. call, ("ticket", "ZS20261130-77")]);
        Assert.Single(desk.Page.QuerySelectorAll("td"), cell => cell.TextContent.Contains("ZS20261130-77", StringComparison.Ordinal));
        Assert.Contains("还没有答复", desk.Text, StringComparison.Ordinal);

        await desk.Open("/desk/city/storm");
        Assert.Contains("合源社区", desk.Text, StringComparison.Ordinal);
        await desk.Open("/desk/city");
        await desk.Click("合源社区公共厕所没有水冲");
        await desk.Press("受理并立案");
        await desk.Open("/desk/city/hotline");
        Assert.Contains("已立案，案号", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_is_a_film_too_large_or_in_another_format_is_named_and_what_was_typed_stays()
    {
        using var citizen = city.Visitor();
        await citizen.SignIn("/report-problem", "yu-awei");
        foreach (
            var (name, content, says) in new[]
            {
                ("门口.heic", [.. "\0\0\0\u0018ftypheic\0\0\0\0mif1heic"u8, .. new byte[200]], "不是可用的格式"),
                ("门口.mp4", (byte[])[.. "\0\0\0\u0018ftypisom\0\0\0\0isomavc1"u8, .. new byte[200]], "不是可用的格式"),
                ("门口.jpg", Cut(Scene(1)), "不完整或已损坏"),
                ("门口.jpg", new byte[21 * 1024 * 1024], "照片超过 20 MB"),
            }
        )
        {
            citizen.Files["photo"] = (name, content);
            await citizen.Press("提交", ("text", "门口的树倒了压着车"), ("place", "新街 1 号"));
            Assert.Contains(says, citizen.Text, StringComparison.Ordinal);
            Assert.Equal("新街 1 号", citizen.Page.QuerySelector("#place")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Whoever_checks_is_shown_a_photo_that_was_used_before_in_another_size()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var (reporting, reading, triage, work) = (
            scope.ServiceProvider.GetRequiredService<ReportProblem>(),
            scope.ServiceProvider.GetRequiredService<CityReading>(),
            scope.ServiceProvider.GetRequiredService<Triage>(),
            scope.ServiceProvider.GetRequiredService<CaseWork>()
        );
        var photos = scope.ServiceProvider.GetRequiredService<Photos>();
        var organisation = scope.ServiceProvider.GetRequiredService<IOrganisation>();
        var patrol = organisation.Acting("lin-tao", $"{Unit}/inspect")!;
        var desk = organisation.Acting("xu-jiaqi", $"{Unit}/accept")!;
        var crew = organisation.Acting("jiang-dawei", $"{Unit}/supervise")!;

        var one = await Case("开源社区草坪被车压坏", "33090200200701", "reuse-1");
        var other = await Case("留方社区花坛破损泥土流出", "33090200200301", "reuse-2");
        await Finish(one, Scene(2));
        await Finish(other, Scene(2, 0.6f));

        Assert.Contains("用了同一张照片", (await reading.Log(other, default))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("用了同一张照片", (await reading.Log(one, default))[^1].Text, StringComparison.Ordinal);

        async Task<Guid> Case(string text, string grid, string device)
        {
            var sent = await reporting.Send(new("0402", text, text[..4], grid, null, device), ReportChannel.Collector, patrol, default);
            var report = (await reading.Report(sent.Value.Id!.Value, desk, default)).Value;
            return (await triage.File(report.Id, report.Version, null, $"{Unit}", desk, default)).Value;
        }

        async Task Finish(Guid @case, byte[] photo)
        {
            using var content = new MemoryStream(photo);
            var kept = await photos.Keep(new Microsoft.AspNetCore.Http.FormFile(content, 0, photo.Length, "photo", "修好.jpg"), default);
            Assert.Null(kept.Fault);
            var seen = (await reading.Case(@case, crew, default)).Value.Case.Version;
            Assert.Null((await work.Finish(@case, seen, "已修补", kept.Value, crew, default)).Fault);
        }
    }

    /// <summary>A made-up place, as a JPEG.</summary>
    static byte[] Scene(int seed, float scale = 1)
    {
        using var bitmap = new SKBitmap((int)(480 * scale), (int)(360 * scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Scale(scale);
        canvas.Clear(new SKColor(150, 150, 145));
        var random = new Random(seed);
        for (var i = 0; i < 14; i++)
        {
            using var paint = new SKPaint { Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)) };
            canvas.DrawRect(random.Next(480), random.Next(360), random.Next(40, 200), random.Next(40, 200), paint);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }

    static byte[] Cut(byte[] photo) => photo[..(photo.Length / 2)];
}
