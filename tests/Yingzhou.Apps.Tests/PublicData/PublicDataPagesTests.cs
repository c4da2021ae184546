using System.Net;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Data.Quality;

namespace Yingzhou.Apps.Tests.PublicData;

/// <summary>The pages of the platform over its demonstration data, as officials meet them.</summary>
public class PublicDataPagesTests(DeskCity city)
{
    const string Administrator = "dai-yong";

    [Fact]
    public async Task A_word_of_the_street_finds_the_item_and_leads_to_its_table_with_level_and_source()
    {
        using var clerk = await city.Official(Administrator);

        await clerk.Open("/desk/data?q=婚姻状况");
        await clerk.Open(clerk.Page.QuerySelector("tbody a[href*='marriage']")!.GetAttribute("href")!);

        Assert.Contains("婚姻登记信息", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("L3 较敏感", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("GB/T 2261.2-2003", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hits_are_narrowed_by_department()
    {
        using var clerk = await city.Official(Administrator);

        await clerk.Open("/desk/data?q=公民身份号码");
        await clerk.Open("/desk/data?q=公民身份号码&provider=civil-affairs");

        Assert.NotEmpty(clerk.Page.QuerySelectorAll("tbody tr"));
        Assert.All(
            clerk.Page.QuerySelectorAll("tbody tr"),
            row => Assert.Contains("舟山市民政局", row.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_problem_is_read_with_its_masked_rows_disputed_and_the_dispute_decided()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/data/orders");
        var order = admin
            .Page.QuerySelectorAll("tbody a")
            .First(a => a.TextContent.Contains("是有效的公民身份号码", StringComparison.Ordinal))
            .GetAttribute("href")!;
        await admin.Open(order);

        Assert.Contains("校验码不符，应为", admin.Text, StringComparison.Ordinal);
        Assert.Matches(@"\d{6}\*{8}[\dX]{4}", admin.Text);
        Assert.DoesNotMatch(@"\d{17}[\dX]", admin.Text);

        await admin.Press("提出异议", ("note", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("请写明为什么源数据是对的", admin.Text, StringComparison.Ordinal);
        await admin.Press("提出异议", ("note", "这些号码是原始户籍底册上的"));
        Assert.Contains("有异议", admin.Text, StringComparison.Ordinal);
        await admin.Press("数据有误，继续整改");
        Assert.Contains("待整改", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_score_shows_what_is_unknown_and_the_loads_what_was_refused_and_kept_apart()
    {
        using var admin = await city.Official(Administrator);

        await admin.Open("/desk/data/quality/population-register");
        Assert.Contains("另有 30 分未测", admin.Text, StringComparison.Ordinal);
        await admin.Open("/desk/data/loads");
        Assert.Contains("表头“主体名称”出现 2 次", admin.Text, StringComparison.Ordinal);
        await admin.Open("/desk/data/loads?rejected=fishing-boat&number=1");
        Assert.Contains("“总吨”不是整数", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_is_registered_published_and_gets_its_first_data_from_the_page()
    {
        var dataset = $"hotline-{Guid.NewGuid():N}"[..20];
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/data/register");
        (string, string)[] fields =
        [
            ("name", "热线来电登记"),
            ("abstract", "12345 来电"),
            ("code", $"303099/{Random.Shared.Next(1, 999_999)}"),
            ("dataset", dataset),
            ("system", "service-cases"),
            ("sharing", "Unconditional"),
            ("condition", ""),
            ("mode", "接口"),
            ("opening", "Closed"),
            ("cycle", "Daily"),
            ("related", "GJ"),
            ("basis", ""),
        ];

        await admin.Press("登记草稿", [.. fields, ("items", "ldsj,来电时间,钟点,L1")]);
        Assert.Contains("第 1 行：类型“钟点”应为", admin.Text, StringComparison.Ordinal);
        await admin.Press("登记草稿", [.. fields, ("items", "ldsj,来电时间,日期时间,L1,是\nsjh,,,,,mobile")]);
        Assert.Contains("草稿", admin.Text, StringComparison.Ordinal);
        await admin.Press("发布目录");
        Assert.Contains("已发布", admin.Text, StringComparison.Ordinal);
        admin.Files["file"] = (
            "来电.csv",
            "来电时间,手机号码\n2026-11-01 08:00:00,13805800000\n昨天,13805800001\n2026-11-01 08:05:00,1\n"u8.ToArray()
        );
        await admin.Press("送入数据湖", ("batch", "2026-11-01"));

        Assert.Contains("第 1 版", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_is_given_as_DCAT_to_programs_of_the_administration_only()
    {
        using var admin = await city.Official(Administrator);
        using var clerk = await city.Official(Desk.Desk.Clerk);
        using var stranger = city.Visitor();

        var dcat = await admin.Send(new(HttpMethod.Get, new Uri("/api/data/catalogue.jsonld", UriKind.Relative)));
        var refused = await stranger.Send(new(HttpMethod.Get, new Uri("/api/data/catalogue.jsonld", UriKind.Relative)));

        var json = System.Text.Json.Nodes.JsonNode.Parse(await dcat.Content.ReadAsStringAsync())!;
        Assert.Equal("application/ld+json", dcat.Content.Headers.ContentType?.MediaType);
        Assert.True(json["dcat:dataset"]!.AsArray().Count >= 39);
        Assert.All(json["dcat:dataset"]!.AsArray(), dataset => Assert.NotNull(dataset!["dct:title"]!["@value"]));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        // Whoever is not shown the page of the catalogue is not given it as a file either.
        foreach (var shape in new[] { "jsonld", "xlsx" })
        {
            using var kept = await clerk.Send(new(HttpMethod.Get, new Uri($"/api/data/catalogue.{shape}", UriKind.Relative)));
            Assert.Equal(HttpStatusCode.Forbidden, kept.StatusCode);
            Assert.Contains("permission.role", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/desk/data?late=true", HttpStatusCode.OK)]
    [InlineData("/desk/data/sources", HttpStatusCode.OK)]
    [InlineData("/desk/data/quality", HttpStatusCode.OK)]
    [InlineData("/desk/data/register", HttpStatusCode.OK)]
    [InlineData("/desk/data/orders?all=true", HttpStatusCode.OK)]
    [InlineData("/desk/data/catalogue/nothing", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/quality/nothing", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/orders/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    public async Task Each_page_opens_and_says_when_there_is_none(string path, HttpStatusCode status)
    {
        using var clerk = await city.Official(Administrator);

        await clerk.Open(path);

        Assert.Equal(status, clerk.Status);
        Assert.DoesNotContain("系统出了问题", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_s_file_is_really_collected_and_a_line_without_its_source_says_so()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/data/collection");
        await admin.Press("立即采集");
        Assert.Contains("无变化", admin.Text, StringComparison.Ordinal);
        await admin.Open("/desk/data/catalogue/fishing-moratorium");
        Assert.Contains("240", admin.Text, StringComparison.Ordinal);

        await admin.Open("/desk/data/express/fishery-law");
        Assert.Contains("待开通", admin.Text, StringComparison.Ordinal);
        await admin.Open("/desk/data/express/fishery-law?check=true");
        Assert.Contains("连不上源库", admin.Text, StringComparison.Ordinal);

        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.Open("/desk/data/express/fishery-law");
        Assert.Empty(clerk.Page.QuerySelectorAll("main form button"));
    }
}
