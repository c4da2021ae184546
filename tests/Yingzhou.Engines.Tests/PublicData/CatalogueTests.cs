using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Catalogue.Content;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>编目: what a department registers, what may be published, who is the source.</summary>
public class CatalogueTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static readonly RegisterCatalogue Draft = new(
        "key-1",
        "303017/000009",
        "hotline-call",
        "政务服务热线来电",
        "service-cases",
        new()
        {
            Abstract = "12345 热线来电登记",
            Provider = "government-services",
            Format = "数据库",
            Sharing = SharingAttribute.Conditional,
            SharingCondition = "按事项申请",
            SharingMode = "接口",
            Opening = OpenAttribute.Closed,
            Cycle = UpdateCycle.Daily,
            RelatedCode = "GJ-303017",
        },
        [
            new("来电人", "ldr", ItemType.Text, DataLevel.L2, Element: "person-name", Personal: true),
            new("号码", "hm", ItemType.Text, DataLevel.L3, 11, true, "mobile"),
        ]
    );

    [Fact]
    public void The_content_is_sound()
    {
        var reading = CatalogueContent.Read(SpoiledCity.Zhoushan);

        Assert.Empty(reading.Problems);
        Assert.True(reading.Content!.Departments.Sum(file => file.Catalogues.Count) >= 36);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_draft_is_registered_once_published_when_whole_and_found_under_a_new_revision(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        var before = await city.Do<ICatalogue, long>(c => c.Revision());

        var first = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c => c.Register(Draft, admin));
        var again = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c => c.Register(Draft, admin));
        CityUnderTest.Succeed(first);
        CityUnderTest.Succeed(again);
        var published = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c => c.Publish(new("hotline-call", first.Value.Version), admin));

        CityUnderTest.Succeed(published);
        Assert.Equal(first.Value.Id, again.Value.Id);
        Assert.Equal(
            (CatalogueStatus.Published, DataLevel.L3, Monday),
            (published.Value.Status, published.Value.Level, published.Value.PublishedOn)
        );
        Assert.Equal(before + 2, await city.Do<ICatalogue, long>(c => c.Revision()));
        Assert.Equal(
            3,
            (await city.Do<ICatalogue, IReadOnlyList<FindableEntry>>(c => c.Findable())).Count(entry => entry.Dataset == "hotline-call")
        );
    }

    [Fact]
    public async Task An_incomplete_draft_is_not_published_and_says_what_is_missing()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        var draft = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c =>
            c.Register(Draft with { Metadata = Draft.Metadata with { SharingMode = null } }, admin)
        );

        var refused = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c => c.Publish(new("hotline-call", draft.Value.Version), admin));

        Assert.Equal("catalogue.incomplete", refused.Fault?.Code);
        Assert.Contains("共享方式", refused.Fault!.Detail, StringComparison.Ordinal);
        Assert.Equal(
            "catalogue.stale",
            (await city.Do<ICatalogue, Outcome<DataCatalogue>>(c => c.Publish(new("hotline-call", 9), admin))).Fault?.Code
        );
    }

    public static TheoryData<string, RegisterCatalogue> Wrong =>
        new()
        {
            { "catalogue.code", Draft with { Code = "12/1" } },
            { "catalogue.dataset", Draft with { Dataset = "Hot Line" } },
            { "catalogue.name", Draft with { Name = " " } },
            { "catalogue.items", Draft with { Items = [] } },
            { "catalogue.column", Draft with { Items = [new("甲", "a;drop", ItemType.Text, DataLevel.L1)] } },
            {
                "catalogue.column-twice",
                Draft with
                {
                    Items = [new("甲", "a", ItemType.Text, DataLevel.L1), new("乙", "a", ItemType.Text, DataLevel.L1)],
                }
            },
            { "catalogue.element", Draft with { Items = [new("甲", "a", ItemType.Text, DataLevel.L1, Element: "nothing")] } },
            { "catalogue.system", Draft with { System = "nothing" } },
            { "catalogue.provider", Draft with { Metadata = Draft.Metadata with { Provider = "nothing" } } },
            { "catalogue.taken", Draft with { Code = "101001/000001" } },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_in_a_registration_is_named(string code, RegisterCatalogue request)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var refused = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c =>
            c.Register(request, city.Official("dai-yong", "big-data/platform-admin"))
        );

        Assert.Equal(code, refused.Fault?.Code);
        Assert.Equal(0, await city.Read(c => c.Set<DataCatalogue>().CountAsync(row => row.Dataset == "hotline-call")));
    }

    [Fact]
    public async Task A_draft_that_is_like_a_catalogue_that_is_there_says_so_before_it_is_published()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        CityUnderTest.Succeed(
            await city.Do<ICatalogue, Outcome<DataCatalogue>>(c =>
                c.Register(
                    Draft with
                    {
                        Name = "婚姻登记（民政）",
                        Items =
                        [
                            new("登记证号", "djh", ItemType.Text, DataLevel.L2, Element: "certificate-number"),
                            new("婚姻状况", "hyzk", ItemType.Text, DataLevel.L3, Element: "marriage-state"),
                        ],
                    },
                    admin
                )
            )
        );

        var alike = await city.Do<ICatalogue, IReadOnlyList<AlikeCatalogue>>(c => c.Alike("hotline-call"));

        Assert.Equal("marriage-register", alike[0].Dataset);
        Assert.InRange(alike[0].Likeness, 0.65, 1);
        Assert.DoesNotContain(alike, other => other.Dataset == "population-register");
    }

    [Fact]
    public async Task A_clerk_of_another_department_registers_nothing()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var refused = await city.Do<ICatalogue, Outcome<DataCatalogue>>(c =>
            c.Register(Draft, city.Official("chen-haisheng", "dinghai-market-supervision/accept"))
        );

        Assert.Equal(403, refused.Fault?.Status);
    }

    [Fact]
    public async Task Every_catalogue_comes_once_whatever_the_size_of_a_page()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var seen = new List<string>();
        for (string? after = null; ; )
        {
            var page = await city.Do<ICatalogue, Page<DataCatalogue>>(c => c.List(new(After: after, Size: 7)));
            seen.AddRange(page.Items.Select(row => row.Code));
            if ((after = page.Next) is null)
                break;
        }

        Assert.Equal(await city.Read(c => c.Set<DataCatalogue>().CountAsync()), seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
    }

    [Fact]
    public async Task Tied_claims_are_shown_as_contested_until_they_are_arbitrated()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        async Task<ElementSources> Mobile() =>
            (await city.Do<ICatalogue, IReadOnlyList<ElementSources>>(c => c.OneSource())).Single(one => one.Element.Code == "mobile");
        var contested = await Mobile();

        var nobody = await city.Do<ICatalogue, Outcome<Done>>(c => c.Arbitrate(new("mobile", "port", "x"), admin));
        var silent = await city.Do<ICatalogue, Outcome<Done>>(c => c.Arbitrate(new("mobile", "medical-insurance", " "), admin));
        var decided = await city.Do<ICatalogue, Outcome<Done>>(c =>
            c.Arbitrate(new("mobile", "medical-insurance", "参保每年核对一次"), admin)
        );

        Assert.True(contested.Settlement.IsContested);
        Assert.Null(contested.Settlement.Authoritative);
        Assert.Equal(("catalogue.no-claim", "catalogue.arbitration-reason"), (nobody.Fault?.Code, silent.Fault?.Code));
        CityUnderTest.Succeed(decided);
        Assert.Equal("medical-insurance", (await Mobile()).Settlement.Authoritative?.Claimant);
        var marriage = (await city.Do<ICatalogue, IReadOnlyList<ElementSources>>(c => c.OneSource())).Single(one =>
            one.Element.Code == "marriage-state"
        );
        Assert.Equal("civil-affairs", marriage.Settlement.Authoritative?.Claimant);
    }
}
