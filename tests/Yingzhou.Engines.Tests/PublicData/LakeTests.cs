using System.IO.Compression;
using System.Text;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Lake.Sources;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>归集: all or nothing, in versions, with every row that was not taken and why.</summary>
public sealed class LakeTests(CityTemplate template) : IDisposable
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    const string Header = "cbdjh,cm,mmsi,zd,syr,cjg,yxqz\n";
    const string Good = "3309001,浙普渔60101,412400101,148,沈海波,沈家门,2027-05-31\n";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-sources-");

    Task<CityUnderTest> City(DatabaseKind kind = DatabaseKind.Sqlite) => CityUnderTest.On(Monday, kind, template);

    string File(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    static Task<Outcome<LakeLoad>> Load(
        CityUnderTest city,
        string path,
        string batch = "b1",
        string dataset = "fishing-boat",
        string? encoding = null
    ) =>
        city.Do<ILake, Outcome<LakeLoad>>(lake =>
            lake.Load(new(dataset, batch, path, Path.GetFileName(path), Encoding: encoding), Actor.System)
        );

    static async Task<LakeLoad> Taken(CityUnderTest city, string path, string batch = "b1")
    {
        var load = await Load(city, path, batch);
        CityUnderTest.Succeed(load);
        Assert.True(load.Value.State is LoadState.Loaded, load.Value.Reason);
        return load.Value;
    }

    static async Task<string> Refusal(CityUnderTest city, string path)
    {
        var load = await Load(city, path);
        CityUnderTest.Succeed(load);
        Assert.Equal(LoadState.Refused, load.Value.State);
        return load.Value.Reason!;
    }

    static async Task<IReadOnlyList<RejectedRow>> Rejected(CityUnderTest city, int number = 1) =>
        (await city.Do<ILake, Outcome<IReadOnlyList<RejectedRow>>>(lake => lake.Rejected("fishing-boat", number))).Value;

    static async Task<long> RowsOf(CityUnderTest city, int? number = null)
    {
        var version = await city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("fishing-boat", number));
        CityUnderTest.Succeed(version);
        return await city.Do<DuckDb, long>(duck =>
        {
            using var connection = duck.Open();
            return Task.FromResult(DuckDb.Count(connection, $"select count(*) from {DuckDb.Files(version.Value.Files)}"));
        });
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P01_8_the_same_batch_twice_at_the_same_moment_is_one_load(DatabaseKind kind)
    {
        await using var city = await City(kind);
        var path = File("boats.csv", Header + Good);

        var both = await Task.WhenAll(Task.Run(() => Load(city, path)), Task.Run(() => Load(city, path)));
        var again = await Load(city, path);

        Assert.All(both.Append(again), CityUnderTest.Succeed);
        Assert.Single(both.Append(again).Select(load => load.Value.Id).Distinct());
        Assert.Single((await city.Do<ILake, Page<LakeLoad>>(lake => lake.Loads("fishing-boat"))).Items);
    }

    [Fact]
    public async Task P01_5_a_retyped_column_is_refused_and_the_old_rows_are_still_served()
    {
        await using var city = await City();
        await Taken(city, File("boats.csv", Header + Good + Good));
        var retyped = Parquet(
            "select 1 as cbdjh, 'x' as cm, 'x' as mmsi, 1::bigint as zd, 'x' as syr, 'x' as cjg, date '2027-01-01' as yxqz"
        );

        var refused = await Load(city, retyped, "b2");

        Assert.Equal(LoadState.Refused, refused.Value.State);
        Assert.Contains("cbdjh 由 VARCHAR(20) 变为 INTEGER", refused.Value.Reason, StringComparison.Ordinal);
        Assert.Equal(2, await RowsOf(city));
    }

    string Parquet(string select)
    {
        var path = Path.Combine(folder.FullName, "source.parquet");
        using var connection = new DuckDb(Microsoft.Extensions.Options.Options.Create(new LakeOptions())).Open();
        DuckDb.Run(connection, $"copy ({select}) to {DuckDb.Text(path)} (format parquet)");
        return path;
    }

    [Fact]
    public async Task A_version_is_read_whole_while_the_next_one_is_there_and_an_unregistered_column_stays_out()
    {
        await using var city = await City();
        await Taken(city, File("boats.csv", Header + Good));
        var second = await Taken(city, File("more.csv", $"bz,{Header}" + $"x,{Good}" + $"y,{Good}"), "b2");

        Assert.Equal((2, "bz"), (second.Number, second.Unregistered));
        Assert.Equal((1, 2, 2), (await RowsOf(city, 1), await RowsOf(city, 2), await RowsOf(city)));
        var catalogue = (
            await city.Do<Yingzhou.Data.Catalogue.ICatalogue, Yingzhou.Data.Catalogue.CatalogueSheet?>(c => c.Sheet("fishing-boat"))
        )!.Catalogue;
        Assert.Equal((2L, city.Clock.GetUtcNow()), (catalogue.Rows, catalogue.LoadedAt));
    }

    [Fact]
    public async Task A_ragged_row_and_a_wrong_value_are_kept_apart_with_field_and_reason()
    {
        await using var city = await City();
        var load = await Taken(
            city,
            File(
                "boats.csv",
                Header
                    + Good
                    + "3309002,浙岱渔,412400203,一百三,夏志远,高亭,2026-12-20\n3309003,浙嵊渔,412400304,97\n"
                    + Good
                    + Good
                    + "3309004,甲,4,9,乙,丙,2026-02-30\n"
                    + Good
            )
        );

        var rejected = await Rejected(city);

        Assert.Equal((4, 3), (load.Rows, load.Rejected));
        Assert.Equal([(2L, "zd"), (3L, null), (6L, "yxqz")], rejected.Select(row => (row.Row, row.Field)));
        Assert.Equal(["“总吨”不是整数", "应有 7 列，实有 4 列", "“检验证书有效期止”不是日期"], rejected.Select(row => row.Reason));
        Assert.Equal("一百三", rejected[0].Text);
    }

    [Fact]
    public async Task GB18030_is_told_from_UTF_8_and_headers_may_be_the_items_names()
    {
        await using var city = await City();
        var text = "船舶登记号,船名,水上移动识别码,总吨,船舶所有人,船籍港,检验证书有效期止\n" + Good;

        await Taken(city, File("gb.csv", SourceEncoding.Gb18030.GetBytes(text)));
        await Taken(city, File("utf8.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]), "b2");

        Assert.Equal((1, 1), (await RowsOf(city, 1), await RowsOf(city, 2)));
    }

    [Fact]
    public async Task A_file_declared_as_UTF_8_that_is_not_is_refused_and_says_where()
    {
        await using var city = await City();
        var load = await Load(city, File("gb.csv", SourceEncoding.Gb18030.GetBytes(Header + Good)), encoding: "utf-8");

        Assert.Contains("第 1 行，第 2 列不是utf-8编码的文字", load.Value.Reason, StringComparison.Ordinal);
        Assert.Equal(LoadState.Refused, load.Value.State);
    }

    [Theory]
    [InlineData("cbdjh,cm,cm,mmsi,zd,syr,cjg,yxqz\n", "表头“cm”出现 2 次")]
    [InlineData("cbdjh,CM,cm,mmsi,zd,syr,cjg,yxqz\n", "出现 2 次")]
    [InlineData("cbdjh,cm\n", "缺少 mmsi")]
    [InlineData("", "文件是空的")]
    public async Task A_header_that_cannot_be_told_apart_refuses_the_load(string header, string reason)
    {
        await using var city = await City();

        Assert.Contains(reason, await Refusal(city, File("boats.csv", header + (header.Length > 0 ? Good : ""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_giant_line_costs_its_row_only()
    {
        await using var city = await City();
        var load = await Taken(city, File("giant.csv", Header + Good + new string('x', 30_000_000) + "\n" + Good + Good));

        Assert.Equal((3, 1), (load.Rows, load.Rejected));
        Assert.Contains("字节", (await Rejected(city))[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_bomb_in_the_coat_of_a_workbook_is_refused_before_it_is_unpacked()
    {
        await using var city = await City();
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
        {
            var blanks = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
                sheet.Write(blanks);
        }

        Assert.Contains("疑似压缩炸弹", await Refusal(city, File("bomb.xlsx", packed.ToArray())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boats.xlsx", "PK\u0003\u0004 not really a workbook")]
    [InlineData("boats.parquet", "PAR1 not really")]
    [InlineData("boats.json", "[{\"cbdjh\": ")]
    [InlineData("boats.exe", "MZ")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused(string name, string content)
    {
        await using var city = await City();

        Assert.NotEmpty(await Refusal(city, File(name, content)));
    }

    [Fact]
    public async Task UTF_16_is_refused_with_what_to_do()
    {
        await using var city = await City();

        Assert.Contains(
            "CSV UTF-8",
            await Refusal(city, File("boats.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header)])),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task JSON_of_mixed_types_gives_rows_and_names_what_is_no_value(bool lines)
    {
        await using var city = await City();
        string[] objects =
        [
            """{"cbdjh":"1","cm":"甲","mmsi":"412400101","zd":148,"syr":null,"cjg":"高亭","yxqz":"2027-05-31"}""",
            """{"cbdjh":2,"cm":"乙","mmsi":"412400102","zd":"152","syr":"丙","cjg":"高亭","yxqz":"20270531"}""",
            """{"cbdjh":"3","cm":{"a":1},"mmsi":"4","zd":1,"syr":"丙","cjg":"高亭","yxqz":null}""",
        ];
        var load = await Taken(city, File("boats.json", lines ? string.Join('\n', objects) : $"[{string.Join(',', objects)}]"));

        Assert.Equal((2, 1), (load.Rows, load.Rejected));
        Assert.Equal("字段 cm 不是单个的值", (await Rejected(city))[0].Reason);
    }

    [Fact]
    public async Task A_workbook_is_read_and_a_cell_that_begins_a_formula_is_kept_apart_with_its_address()
    {
        await using var city = await City();
        var load = await Taken(
            city,
            File(
                "boats.xlsx",
                Workbook.Of(
                    Header.Trim().Split(','),
                    ["3309001", "浙普渔60101", "412400101", "148", "沈海波", "沈家门", "2027-05-31"],
                    ["3309002", "=cmd|' /C calc'!A0", "412400102", "97", "乐国良", "高亭", "2027/3/15"],
                    ["3309003", "浙岱渔11203", "412400203", "97", "夏志远", "高亭", "2027/03/15"]
                )
            )
        );

        Assert.Equal((2, 1), (load.Rows, load.Rejected));
        Assert.Equal("单元格 B3 的文字以公式符号开头", (await Rejected(city))[0].Reason);
    }

    [Fact]
    public async Task Merged_cells_are_refused_with_their_address()
    {
        await using var city = await City();

        Assert.Contains(
            "合并单元格（A1）",
            await Refusal(city, File("boats.xlsx", Workbook.Merged("A1:B1", Header.Trim().Split(',')))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task More_than_half_wrong_is_another_file()
    {
        await using var city = await City();

        Assert.Contains("2 行中有", (await Refusal(city, File("boats.csv", Header + "1,2\n3,4\n")))[..10], StringComparison.Ordinal);
        Assert.Equal("lake.no-version", (await city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("fishing-boat"))).Fault?.Code);
    }

    [Fact]
    public async Task A_refused_batch_may_be_sent_again_and_a_dataset_must_be_catalogued()
    {
        await using var city = await City();
        await Refusal(city, File("boats.csv", "cbdjh\n1\n"));

        await Taken(city, File("boats.csv", Header + Good));

        Assert.Equal("lake.no-dataset", (await Load(city, File("x.csv", "a\n1\n"), dataset: "nothing-like-it")).Fault?.Code);
        Assert.Equal("lake.batch", (await Load(city, File("x.csv", "a\n1\n"), batch: "")).Fault?.Code);
    }

    [Fact]
    public async Task What_a_killed_load_left_behind_is_never_read_and_swept_when_it_is_old()
    {
        await using var city = await City();
        var load = await Taken(city, File("boats.csv", Header + Good));
        var root = await city.Do<LakeFolder, string>(lake => Task.FromResult(lake.Root));
        var version = Path.Combine(root, "fishing-boat", load.Folder!);
        // Killed between the move and the row; killed while writing.
        var orphan = Directory.CreateDirectory(Path.Combine(root, "fishing-boat", "0123")).FullName;
        System.IO.File.Copy(Path.Combine(version, "part-0.parquet"), Path.Combine(orphan, "part-0.parquet"));
        var staging = Directory.CreateDirectory(Path.Combine(root, ".staging", "4567")).FullName;
        foreach (var left in new[] { orphan, staging, version })
            Directory.SetLastWriteTimeUtc(left, city.Clock.GetUtcNow().UtcDateTime);

        Assert.Equal(1, await RowsOf(city));
        Assert.Equal(0, await city.Do<ILake, int>(lake => lake.Sweep()));
        city.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(2, await city.Do<ILake, int>(lake => lake.Sweep()));

        Assert.Equal((false, false, true), (Directory.Exists(orphan), Directory.Exists(staging), Directory.Exists(version)));
        Assert.Equal(1, await RowsOf(city));
    }

    [Fact]
    public async Task Versions_beyond_retention_go_and_the_newest_eight_stay()
    {
        await using var city = await City();
        var path = File("boats.csv", Header + Good);
        for (var i = 1; i <= 10; i++)
            await Taken(city, path, $"b{i}");

        Assert.Equal(2, await city.Do<ILake, int>(lake => lake.Sweep()));

        Assert.Equal("lake.no-version", (await city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("fishing-boat", 2))).Fault?.Code);
        Assert.Equal(1, await RowsOf(city, 3));
        Assert.Equal(8, Assert.Single(await city.Do<ILake, IReadOnlyList<StoredBytes>>(lake => lake.Storage())).Versions);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
