using System.Text;
using System.Text.Json.Nodes;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Sharing;
using Yingzhou.Data.Sharing.Exporting;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>Batches in Parquet, trap rows among them, and what a consumer is told of new versions (p03 R8, §5).</summary>
public sealed class BatchTests(CityTemplate template)
{
    static async Task<string> Fetched(CityUnderTest city, Caller caller, string body)
    {
        var started = Answered(await caller.Send(caller.Signed(body, act: GatewayAct.StartExport)));
        var export = Guid.Parse((string)started["export"]!);
        await city.Do<WriteExports, int>(write => write.Run(CancellationToken.None));
        var manifest = Answered(await caller.Send(caller.Signed("", act: GatewayAct.Manifest, export: export)));
        Assert.Equal("ready", (string)manifest["state"]!);
        var part = await caller.Send(caller.Signed("", act: GatewayAct.Part, export: export, number: 1));
        Assert.Null(part.Denial);
        Assert.Equal(Convert.ToHexStringLower(Sm3.Hash(await File.ReadAllBytesAsync(part.File!))), (string)manifest["parts"]![0]!["sm3"]!);
        return part.File!;
    }

    static Task<List<string?[]>> Read(CityUnderTest city, string source, string columns) =>
        city.Do<DuckDb, List<string?[]>>(duck =>
        {
            using var connection = duck.Open();
            using var reader = DuckDb.Ask(connection, $"select {columns} from {source}");
            var rows = new List<string?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);
            return Task.FromResult(rows);
        });

    [Fact]
    public async Task Parquet_parts_hold_what_the_CSV_parts_hold()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await city.LoadFirms(30);
        var caller = await city.Granted(Ask(Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc", "zczb", "zs"], batch: true));

        var csv = await Fetched(city, caller, "{}");
        var parquet = await Fetched(city, caller, """{"format":"parquet"}""");

        Assert.EndsWith(".parquet", parquet, StringComparison.Ordinal);
        const string columns = "tyshxydm, mc, zczb, zs";
        var rows = await Read(city, $"read_csv({DuckDb.Text(csv)}, all_varchar = true)", columns);
        Assert.Equal(30, rows.Count);
        Assert.Equal(rows, await Read(city, DuckDb.Files([parquet]), columns));
        Assert.Equal("400-query", (await caller.Query("""{"format":"parquet"}""")).Denial?.Code);
        Assert.Equal("400-query", (await caller.Send(caller.Signed("""{"format":"xml"}""", act: GatewayAct.StartExport))).Denial?.Code);
    }

    [Fact]
    public async Task A_trap_row_is_like_the_others_exists_nowhere_and_tells_whose_file_it_is()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await city.LoadFirms(30);
        var caller = await city.Granted(Ask(Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc", "qhdm"], batch: true));
        Task<Outcome<SharingGrant>> Allow(string unit) =>
            city.Sharing(sharing => sharing.AllowTraps(caller.Grant, true, city.Commissioner(unit)));
        Assert.Equal(403, (await Allow("government-services")).Fault?.Status);
        CityUnderTest.Succeed(await Allow("market-supervision"));

        var lines = await File.ReadAllLinesAsync(await Fetched(city, caller, "{}"));
        var leaked = string.Join('\n', lines);

        Assert.Equal(1 + 30 + 1, lines.Length);
        var keys = lines.Skip(1).Select(line => line.Split(',')[0]).ToList();
        var trap = Assert.Single(
            keys,
            key =>
                !key.StartsWith("91330900000000", StringComparison.Ordinal)
                || int.Parse(key[^10..], System.Globalization.CultureInfo.InvariantCulture) >= 30
        );
        Assert.Equal(keys[0].Length, trap.Length);
        var hit = Assert.Single((await city.Sharing(sharing => sharing.TraceTraps(leaked, city.Administrator()))).Value);
        Assert.Equal((caller.Grant, "government-services"), (hit.Grant, hit.Consumer));
        Assert.Contains(trap, hit.Line, StringComparison.Ordinal);
        Assert.Equal(403, (await city.Sharing(sharing => sharing.TraceTraps(leaked, city.Commissioner("tax")))).Fault?.Status);
    }

    [Fact]
    public async Task New_versions_are_told_after_the_one_that_is_known_as_CloudEvents()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await city.LoadFirms(3);
        var caller = await city.Granted(Ask(Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        await city.LoadFirms(4);
        async Task<JsonArray> Events(int after)
        {
            var answer = await caller.Send(caller.Signed("", act: GatewayAct.Events, number: after));
            Assert.Null(answer.Denial);
            return JsonNode.Parse(Encoding.UTF8.GetString(answer.Body!))!.AsArray();
        }

        var all = await Events(0);
        Assert.Equal([(1, 3), (2, 4)], all.Select(one => ((int)one!["data"]!["version"]!, (int)one["data"]!["rows"]!)));
        Assert.All(
            all,
            one =>
                Assert.Equal(
                    ("1.0", "data.version", $"/gw/v1/ds/{Firms}"),
                    ((string)one!["specversion"]!, (string)one["type"]!, (string)one["source"]!)
                )
        );
        Assert.Equal((string)all[1]!["id"]!, (string)Assert.Single(await Events(1))!["id"]!);
        Assert.Empty(await Events(2));
        CityUnderTest.Succeed(await city.Sharing(sharing => sharing.Suspend(caller.Grant, "停", city.Commissioner("market-supervision"))));
        Assert.Equal("403-grant", (await caller.Send(caller.Signed("", act: GatewayAct.Events))).Denial?.Code);
    }
}
