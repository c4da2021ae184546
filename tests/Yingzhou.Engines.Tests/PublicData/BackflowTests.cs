using System.Text;
using Yingzhou.Data.Backflow;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>数据回流: a county gets its rows of each new version, and nothing else.</summary>
public sealed class BackflowTests(CityTemplate template) : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-backflow-");

    static readonly ItemDraft[] Items =
    [
        new("姓名", "xm", ItemType.Text, DataLevel.L2),
        new("区划", "xzqh", ItemType.Text, DataLevel.L1),
        new("金额", "je", ItemType.Decimal, DataLevel.L1),
    ];

    static async Task Register(CityUnderTest city, string dataset, int code, IReadOnlyList<ItemDraft> items) =>
        CityUnderTest.Succeed(
            await city.Do<ICatalogue, Outcome<DataCatalogue>>(catalogue =>
                catalogue.Register(
                    new(dataset, $"303099/{code:000000}", dataset, dataset, "service-cases", new() { Provider = "big-data" }, items),
                    city.Official("dai-yong", "big-data/platform-admin")
                )
            )
        );

    async Task Load(CityUnderTest city, string batch, string rows)
    {
        var path = Path.Combine(folder.FullName, $"{batch}.csv");
        await File.WriteAllTextAsync(path, $"xm,xzqh,je\n{rows}", Encoding.UTF8);
        var load = await city.Do<ILake, Outcome<LakeLoad>>(lake => lake.Load(new("relief", batch, path, "relief.csv"), Actor.System));
        Assert.Equal(LoadState.Loaded, load.Value.State);
    }

    static Task<Outcome<BackflowRule>> Order(
        CityUnderTest city,
        OrderBackflow request,
        string official = "dai-yong",
        string post = "big-data/platform-admin"
    ) => city.Do<IBackflow, Outcome<BackflowRule>>(backflow => backflow.Order(request, city.Official(official, post)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Each_version_flows_once_with_the_rows_and_columns_of_the_county_only(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        await Register(city, "relief", 1, Items);
        await Register(city, "relief-dinghai", 2, [.. Items.Where(item => item.Column != "xm")]);
        var request = new OrderBackflow("relief", "xzqh", "330902", "relief-dinghai");

        Assert.Equal(403, (await Order(city, request, "chen-haisheng", "dinghai-market-supervision/accept")).Fault!.Status);
        Assert.Equal("column", (await Order(city, request with { AreaColumn = "none" })).Fault!.Field);
        Assert.Equal("area", (await Order(city, request with { Area = "3309" })).Fault!.Field);
        Assert.Equal("target", (await Order(city, request with { Target = "relief" })).Fault!.Field);
        CityUnderTest.Succeed(await Order(city, request));
        Assert.Equal(0, await city.Do<IBackflow, int>(backflow => backflow.Flow()));

        await Load(city, "b1", "甲,330902001,10\n乙,330903001,20\n丙,,30\n丁,330902,40\n");
        Assert.Equal(1, await city.Do<IBackflow, int>(backflow => backflow.Flow()));
        Assert.Equal(0, await city.Do<IBackflow, int>(backflow => backflow.Flow()));
        await Load(city, "b2", "甲,330902001,10\n");
        Assert.Equal(1, await city.Do<IBackflow, int>(backflow => backflow.Flow()));

        var first = await city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("relief-dinghai", 1));
        Assert.Equal((2, "backflow/relief@1"), (first.Value.Load.Rows, first.Value.Load.Batch));
        Assert.Equal(
            "je,xzqh",
            await city.Do<DuckDb, string>(duck =>
            {
                using var connection = duck.Open();
                using var columns = DuckDb.Ask(
                    connection,
                    $"select string_agg(column_name, ',' order by column_name) from (describe select * from {DuckDb.Files(first.Value.Files)})"
                );
                columns.Read();
                return Task.FromResult(columns.GetString(0));
            })
        );
        var told = Assert.Single(await city.Do<IBackflow, IReadOnlyList<BackflowView>>(backflow => backflow.Rules())).Last!;
        Assert.Equal((2, 2, 1L), (told.SourceNumber, told.TargetNumber, told.Rows));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
