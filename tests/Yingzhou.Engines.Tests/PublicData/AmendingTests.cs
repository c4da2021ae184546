using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Amending;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Sharing;
using Yingzhou.Data.Workbooks;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>目录变更: the catalogue as a workbook and back (p01 §4, §5, §7), four eyes, and notice to those who use what changes.</summary>
public class AmendingTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static async Task<MemoryStream> Exported(CityUnderTest city, string? provider = null)
    {
        var file = new MemoryStream();
        await city.Do<IAmending, bool>(async amending =>
        {
            await amending.Export(file, provider);
            return true;
        });
        file.Position = 0;
        return file;
    }

    /// <summary>The workbook after somebody wrote into it.</summary>
    static MemoryStream Edited(MemoryStream workbook, Action<Dictionary<string, List<string?[]>>> edit)
    {
        var read = ReadWorkbook.Of(workbook).Value.Sheets;
        var sheets = read.ToDictionary(sheet => sheet.Name, sheet => sheet.Rows.Select(row => row.Cells.ToArray()).ToList());
        edit(sheets);
        var file = new MemoryStream();
        WorkbookFile.Write(
            file,
            [.. read.Select(sheet => new WrittenSheet(sheet.Name, sheet.Header, sheets[sheet.Name].Select(row => (object?[])row)))]
        );
        file.Position = 0;
        return file;
    }

    // Columns of the sheet 数据项 and of 目录 as they are exported.
    const int Name = 1;
    const int Column = 2;
    const int Type = 3;
    const int Level = 7;

    static string?[] ItemOf(Dictionary<string, List<string?[]>> sheets, string dataset, string column) =>
        sheets["数据项"].Single(row => row[0] == dataset && row[Column] == column);

    static Task<Outcome<ImportAnswer>> Import(CityUnderTest city, Stream file, Subject official, string? key = null) =>
        city.Do<IAmending, Outcome<ImportAnswer>>(amending =>
            amending.Import(new(key ?? Guid.NewGuid().ToString(), "目录.xlsx", file, "职责调整"), official)
        );

    static async Task<Amendment> Proposed(CityUnderTest city, Stream file, Subject official)
    {
        var answer = await Import(city, file, official);
        CityUnderTest.Succeed(answer);
        Assert.Empty(answer.Value.Problems);
        return answer.Value.Amendment!;
    }

    static Task<Outcome<Amendment>> Decide(
        CityUnderTest city,
        Amendment amendment,
        Subject official,
        bool agrees = true,
        string? answer = null
    ) =>
        city.Do<IAmending, Outcome<Amendment>>(amending => amending.Decide(new(amendment.Id, amendment.Version, agrees, answer), official));

    static Task<CatalogueSheet?> Sheet(CityUnderTest city, string dataset) =>
        city.Do<ICatalogue, CatalogueSheet?>(catalogue => catalogue.Sheet(dataset));

    static Subject Second(CityUnderTest city) => city.Official("dai-yong", "big-data/platform-admin");

    [Fact]
    public async Task What_is_exported_and_imported_again_changes_nothing()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var file = await Exported(city);

        var read = ReadWorkbook.Of(file);
        file.Position = 0;
        var again = await Import(city, file, city.Administrator());

        Assert.Empty(read.Value.Problems);
        Assert.Equal(["目录", "数据项"], read.Value.Sheets.Select(sheet => sheet.Name));
        Assert.True(read.Value.Sheets[0].Rows.Count >= 36);
        Assert.Equal("amending.no-change", again.Fault?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_change_holds_only_after_somebody_else_agreed_and_its_users_are_told(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await city.LoadFirms(3);
        var grant = await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        var before = (await Sheet(city, SharingCity.Firms))!;
        var file = Edited(
            await Exported(city, "market-supervision"),
            sheets =>
            {
                ItemOf(sheets, SharingCity.Firms, "mc")[Name] = "企业名称";
                sheets["数据项"].Remove(ItemOf(sheets, SharingCity.Firms, "tyshxydm"));
            }
        );

        var amendment = await Proposed(city, file, city.Administrator());
        var sheet = (await city.Do<IAmending, AmendmentSheet?>(amending => amending.Sheet(amendment.Id, Second(city))))!;
        var own = await Decide(city, amendment, city.Administrator());
        var untouched = (await Sheet(city, SharingCity.Firms))!;
        CityUnderTest.Succeed(await Decide(city, amendment, Second(city)));
        var after = (await Sheet(city, SharingCity.Firms))!;

        Assert.Equal([("tyshxydm", "删除数据项"), ("mc", "数据项名称")], sheet.Differences.Select(one => (one.Column!, one.What)));
        Assert.Contains(sheet.Told, one => one.Unit == "government-services" && one.Text.Contains(grant.Grant, StringComparison.Ordinal));
        Assert.Equal(403, own.Fault?.Status);
        Assert.Equal(before.Items.Count, untouched.Items.Count);
        Assert.Equal(before.Items.Count - 1, after.Items.Count);
        Assert.Equal("企业名称", after.Items.Single(item => item.Column == "mc").Name);
        Assert.Equal(CatalogueStatus.Published, after.Catalogue.Status);
        var notice = Assert.Single(
            await city.Do<IAmending, IReadOnlyList<AmendmentNotice>>(amending => amending.Notices(city.Commissioner("government-services")))
        );
        Assert.Contains("tyshxydm", notice.Text, StringComparison.Ordinal);
        var foreign = await city.Do<IAmending, Outcome<Done>>(amending => amending.TakeNote(notice.Id, city.Commissioner("tax")));
        Assert.Equal(403, foreign.Fault?.Status);
        CityUnderTest.Succeed(
            await city.Do<IAmending, Outcome<Done>>(amending => amending.TakeNote(notice.Id, city.Commissioner("government-services")))
        );
    }

    [Fact]
    public async Task Every_wrong_cell_is_named_by_sheet_row_and_column_and_nothing_is_taken()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var file = Edited(
            await Exported(city, "market-supervision"),
            sheets =>
            {
                sheets["目录"][0][3] = "=cmd|' /C calc'!A0";
                sheets["目录"][1][0] = sheets["目录"][0][0];
                sheets["目录"][1][11] = "常常";
                ItemOf(sheets, SharingCity.Firms, "mc")[Type] = "字";
                ItemOf(sheets, SharingCity.Firms, "fddbr")[Column] = "mc";
                sheets["数据项"].Add(["nothing-such", "名称", "mc", "文本", null, "是", null, "L1", "否", null]);
            }
        );

        var answer = await Import(city, file, city.Administrator());

        CityUnderTest.Succeed(answer);
        Assert.Null(answer.Value.Amendment);
        var problems = answer.Value.Problems.Select(one => (one.Sheet, one.Column)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("目录", "摘要"),
                ("目录", "资源代码"),
                ("目录", "更新周期"),
                ("数据项", "类型"),
                ("数据项", "字段名"),
                ("数据项", "数据集标识"),
            },
            problems
        );
        Assert.All(answer.Value.Problems, one => Assert.True(one.Row >= 2));
        Assert.Empty(await city.Do<IAmending, IReadOnlyList<Amendment>>(amending => amending.All()));
    }

    [Fact]
    public async Task A_department_changes_its_own_catalogues_only()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var file = Edited(await Exported(city, "tax"), sheets => sheets["目录"][0][3] = "新的摘要");

        var foreign = await Import(city, file, city.Commissioner("market-supervision"));
        file.Position = 0;
        var own = await Import(city, file, city.Commissioner("tax"));

        Assert.Contains(foreign.Value.Problems, one => one.Column == "提供部门标识");
        CityUnderTest.Succeed(own);
        Assert.NotNull(own.Value.Amendment);
    }

    [Fact]
    public async Task What_was_changed_since_it_was_proposed_is_not_overwritten_and_the_same_key_is_one_proposal()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        MemoryStream Workbook(MemoryStream exported, string text) => Edited(exported, sheets => sheets["目录"][0][3] = text);
        var first = await Proposed(city, Workbook(await Exported(city, "tax"), "甲"), city.Commissioner("tax"));
        var second = await Import(city, Workbook(await Exported(city, "tax"), "乙"), city.Commissioner("tax"), "one-key");
        var again = await Import(city, Workbook(await Exported(city, "tax"), "乙"), city.Commissioner("tax"), "one-key");

        CityUnderTest.Succeed(await Decide(city, first, Second(city)));
        var late = await Decide(city, second.Value.Amendment!, Second(city));

        Assert.Equal(second.Value.Amendment!.Id, again.Value.Amendment!.Id);
        Assert.Equal("amending.overtaken", late.Fault?.Code);
        Assert.Equal("甲", (await Sheet(city, "tax-register"))!.Catalogue.Abstract);
        Assert.Equal("amending.answer", (await Decide(city, second.Value.Amendment!, Second(city), agrees: false)).Fault?.Code);
    }

    [Fact]
    public async Task A_new_catalogue_of_a_workbook_is_published_when_it_was_agreed_to()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var file = Edited(
            await Exported(city, "tax"),
            sheets =>
            {
                string?[] row = [.. sheets["目录"][0]];
                (row[0], row[1], row[2]) = ("303099/000078", "tax-invoice", "发票信息");
                sheets["目录"].Add(row);
                sheets["数据项"].Add(["tax-invoice", "发票号码", "fphm", "文本", "20", "是", null, "L2", "否", null]);
            }
        );

        var amendment = await Proposed(city, file, city.Commissioner("tax"));
        CityUnderTest.Succeed(await Decide(city, amendment, Second(city)));

        var sheet = (await Sheet(city, "tax-invoice"))!;
        Assert.Equal((CatalogueStatus.Published, DataLevel.L2), (sheet.Catalogue.Status, sheet.Catalogue.Level));
        Assert.Equal(("fphm", 20, true), (sheet.Items[0].Column, sheet.Items[0].Length, sheet.Items[0].Required));
    }

    [Fact]
    public async Task A_level_below_what_flows_into_the_column_is_refused()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        CityUnderTest.Succeed(
            await city.Do<ICatalogue, Outcome<DataCatalogue>>(catalogue =>
                catalogue.Register(
                    new(
                        "k",
                        "303099/000077",
                        "firms-dinghai",
                        "定海企业",
                        "service-cases",
                        new() { Provider = "big-data" },
                        [new("法定代表人", "fddbr", ItemType.Text, DataLevel.L2)]
                    ),
                    city.Administrator()
                )
            )
        );
        CityUnderTest.Succeed(
            await city.Do<Data.Backflow.IBackflow, Outcome<Data.Backflow.BackflowRule>>(backflow =>
                backflow.Order(new(SharingCity.Firms, "qhdm", "330902", "firms-dinghai"), city.Administrator())
            )
        );
        var file = Edited(await Exported(city, "big-data"), sheets => ItemOf(sheets, "firms-dinghai", "fddbr")[Level] = "L1");

        var answer = await Import(city, file, city.Administrator());

        Assert.Contains("降级要过开放闸门", Assert.Single(answer.Value.Problems).Detail, StringComparison.Ordinal);
        Assert.Null(answer.Value.Amendment);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_catalogue_retires_thirty_days_after_the_notice_and_its_grants_end(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await city.LoadFirms(3);
        var grant = await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        Task<Outcome<Amendment>> Retire(string reason) =>
            city.Do<IAmending, Outcome<Amendment>>(amending =>
                amending.ProposeRetirement(
                    new(Guid.NewGuid().ToString(), SharingCity.Firms, reason),
                    city.Commissioner("market-supervision")
                )
            );
        Assert.Equal("amending.reason", (await Retire(" ")).Fault?.Code);
        var proposed = await Retire("并入省平台");
        CityUnderTest.Succeed(proposed);
        Assert.Equal("amending.retiring", (await Retire("再来一次")).Fault?.Code);
        var decided = await Decide(city, proposed.Value, Second(city));
        CityUnderTest.Succeed(decided);

        Assert.Equal((AmendmentState.Announced, Monday.AddDays(31)), (decided.Value.State, decided.Value.EffectiveOn));
        city.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await city.Do<IAmending, int>(amending => amending.TakeEffect()));
        Assert.Equal(CatalogueStatus.Published, (await Sheet(city, SharingCity.Firms))!.Catalogue.Status);
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await city.Do<IAmending, int>(amending => amending.TakeEffect()));
        Assert.Equal(0, await city.Do<IAmending, int>(amending => amending.TakeEffect()));
        Assert.Equal(CatalogueStatus.Retired, (await Sheet(city, SharingCity.Firms))!.Catalogue.Status);
        Assert.NotNull((await grant.Query("{}")).Denial);
        await city.Do<IEnumerable<Foundation.Jobs.ICityJob>, int>(jobs => jobs.Single(job => job.Name == "data-sharing").Run(default));
        var ended = await city.Sharing(sharing => sharing.Grant(grant.Grant, city.Administrator()));
        Assert.Equal(GrantState.Expired, ended.Value.Grant.State);
        Assert.NotEmpty(ended.Value.Latest);
    }
}
