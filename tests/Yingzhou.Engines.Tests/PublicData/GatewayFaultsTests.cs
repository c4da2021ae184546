using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Sharing;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Data.Sharing.Exporting;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>Abuse and broken worlds: bombs, unreadable sources, a journal that cannot write, a death between intent and answer; and batches.</summary>
public sealed class GatewayFaultsTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly string[] FirmColumns = ["tyshxydm", "mc", "zczb", "clrq", "djzt"];

    Task<CityUnderTest> City() => CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

    static AskSharing FirmCheck() => Ask(Firms, "ENTERPRISE-CHECK", FirmColumns);

    [Fact]
    public async Task Bombs_of_nesting_of_values_and_of_gzip_do_not_go_off()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        string Nested(int depth) =>
            """{"filter":"""
            + string.Concat(Enumerable.Repeat("""{"and":[""", depth))
            + """{"eq":["mc","x"]}"""
            + string.Concat(Enumerable.Repeat("]}", depth))
            + "}";
        static byte[] Packed(byte[] plain)
        {
            using var kept = new MemoryStream();
            using (var gzip = new GZipStream(kept, CompressionLevel.SmallestSize, leaveOpen: true))
                gzip.Write(plain);
            return kept.ToArray();
        }
        var bomb = Packed(Encoding.UTF8.GetBytes("{" + new string(' ', 200_000) + "}"));

        Assert.Equal("200", await caller.Refusal(Nested(19)));
        Assert.Equal("400-query", await caller.Refusal(Nested(20)));
        Assert.Equal("400-query", await caller.Refusal(Nested(20_000)));
        Assert.Equal(
            "400-query",
            await caller.Refusal(
                """{"filter":{"in":["mc",[""" + string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"{i}\"")) + "]]}}"
            )
        );
        Assert.Equal("413-body", await caller.Refusal(new string(' ', 300_000)));
        Assert.Equal("413-body", (await caller.Send(caller.Signed("", bytes: bomb, packed: true))).Denial?.Code);
        Answered(await caller.Send(caller.Signed("", bytes: Packed("""{"limit":1}"""u8.ToArray()), packed: true)));
        Assert.Equal("400-query", (await caller.Send(caller.Signed("{}", packed: true))).Denial?.Code);
    }

    [Fact]
    public async Task An_unreadable_source_is_told_with_when_to_try_again_and_never_silent()
    {
        await using var city = await City();
        var caller = await Suspended(city);
        var files = (await city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version(Firms))).Value.Files;
        foreach (var file in files)
            await File.WriteAllTextAsync(file, "no parquet");

        var answer = await caller.Query("{}");

        Assert.Equal(("503-source", 503, true), (answer.Denial?.Code, answer.Denial?.Status, answer.Denial?.RetryAfter > 0));
        Assert.Equal(CallState.Failed, (await city.CallOf(answer)).State);
    }

    static async Task<Caller> Suspended(CityUnderTest city)
    {
        await city.LoadFirms();
        return await city.Granted(FirmCheck());
    }

    [Fact]
    public async Task Late_data_is_refused_unless_the_grant_allows_it_and_then_marked()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());

        city.Clock.Advance(TimeSpan.FromDays(60));
        var late = await caller.Query("{}");
        await city.Read(context =>
            context.Set<SharingGrant>().ExecuteUpdateAsync(set => set.SetProperty(grant => grant.StaleHours, 61 * 24))
        );
        var stale = Answered(await caller.Query("{}"));

        Assert.Equal("503-source", late.Denial?.Code);
        Assert.True((bool)stale["stale"]!);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_read()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        await city.Read(context => context.Database.ExecuteSqlRawAsync("alter table sharing_nonces rename to sharing_nonces_gone"));

        var answer = await caller.Query("{}");

        Assert.Equal(("503-evidence", null), (answer.Denial?.Code, answer.Body));
    }

    // A lease would let a node answer for five more seconds; here each call reads its grant, so a node that cannot refuses at once.
    [Fact]
    public async Task P03_6_a_node_cut_off_from_the_records_refuses_at_once_and_finds_what_was_revoked_meanwhile()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        Answered(await caller.Query("{}"));
        await city.Read(context => context.Database.ExecuteSqlRawAsync("alter table sharing_grants rename to sharing_grants_away"));

        var answer = await caller.Query("{}");

        Assert.Equal(("503-evidence", 503, null), (answer.Denial?.Code, answer.Denial?.Status, answer.Body));
        await city.Read(context => context.Database.ExecuteSqlRawAsync("alter table sharing_grants_away rename to sharing_grants"));
        CityUnderTest.Succeed(
            await city.Sharing(sharing => sharing.Revoke(caller.Grant, "合作终止", city.Commissioner("market-supervision")))
        );
        Assert.Equal("403-grant", await caller.Refusal("{}"));
    }

    [Fact]
    public async Task A_call_that_died_between_intent_and_answer_is_marked_and_shown_to_the_provider()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        var answered = await city.CallOf(await caller.Query("{}"));
        await city.Read(context =>
            context
                .Set<SharedCall>()
                .Where(call => call.Id == answered.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(call => call.State, CallState.Intended).SetProperty(call => call.ResponseHash, (string?)null)
                )
        );

        await using var restarted = await city.Restarted();
        await restarted.Do<KeepSharing, int>(keep => keep.Run(default));
        Assert.Equal(
            0,
            (await restarted.Sharing(sharing => sharing.Grant(caller.Grant, restarted.Commissioner("market-supervision")))).Value.Unknown
        );
        city.Clock.Advance(TimeSpan.FromMinutes(6));
        await restarted.Do<KeepSharing, int>(keep => keep.Run(default));

        Assert.Equal(
            1,
            (await restarted.Sharing(sharing => sharing.Grant(caller.Grant, restarted.Commissioner("market-supervision")))).Value.Unknown
        );
    }

    [Fact]
    public async Task A_restart_forgets_neither_rows_nor_nonces()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        var call = caller.Signed("""{"limit":20}""");
        Answered(await caller.Send(call));
        await city.Read(context => context.Set<SharingGrant>().ExecuteUpdateAsync(set => set.SetProperty(grant => grant.DailyRows, 20)));

        await using var restarted = await city.Restarted();
        var replay = await restarted.Do<IGateway, GatewayAnswer>(gateway => gateway.Call(call));
        var usedUp = await restarted.Do<IGateway, GatewayAnswer>(gateway => gateway.Call(caller.Signed("{}")));

        Assert.Equal("429-quota", usedUp.Denial?.Code);
        Assert.True(replay.Denial?.Code is "401-replay" or "429-quota", replay.Denial?.Code);
        city.Clock.SetUtcNow(CityTime.StartOf(Monday.AddDays(1)).AddSeconds(1));
        Answered(await restarted.Do<IGateway, GatewayAnswer>(gateway => gateway.Call(caller.Signed("{}"))));
    }

    [Fact]
    public async Task A_provider_that_raises_a_level_or_retypes_a_column_is_no_longer_covered()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        Task Set(string change) =>
            city.Read(async context =>
                await context.Database.ExecuteSqlRawAsync(change)
                + await context.Database.ExecuteSqlRawAsync("update catalogue_revision set newest = newest + 1")
            );

        await Set("update catalogue_items set level = 'L4' where \"column\" = 'mc'");
        Assert.Equal("403-level", await caller.Refusal("{}"));
        await Set("update catalogue_items set level = 'L1', type = 'Integer' where \"column\" = 'mc'");
        Assert.Equal("409-schema", await caller.Refusal("{}"));
    }

    [Fact]
    public async Task A_batch_comes_in_parts_with_hashes_and_its_watermark_names_the_recipient()
    {
        await using var city = await City();
        await city.LoadFirms(400);
        var caller = await city.Granted(Ask(Firms, "ENTERPRISE-CHECK", FirmColumns, batch: true));
        var other = await city.Granted(FirmCheck());

        var started = Answered(await caller.Send(caller.Signed("""{"filter":{"eq":["djzt","1"]}}""", act: GatewayAct.StartExport)));
        var id = Guid.Parse((string)started["export"]!);
        await city.Do<WriteExports, int>(write => write.Run(default));
        var manifest = Answered(await caller.Send(caller.Signed("", act: GatewayAct.Manifest, export: id)));
        var part = await caller.Send(caller.Signed("", act: GatewayAct.Part, export: id, number: 1));

        Assert.Equal(("ready", 320L), ((string)manifest["state"]!, (long)manifest["rows"]!));
        var bytes = await File.ReadAllBytesAsync(part.File!);
        Assert.Equal((string)manifest["parts"]![0]!["sm3"]!, Convert.ToHexStringLower(Sm3.Hash(bytes)));
        Assert.Equal(part.ResponseHash, Convert.ToHexStringLower(Sm3.Hash(bytes)));
        var rows = Encoding
            .UTF8.GetString(bytes)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        Assert.Equal(320, rows.Count);
        var key = await city.Do<GatewaySecrets, byte[]>(secrets => Task.FromResult(secrets.WatermarkKey));
        var reading = new Watermark(key).Read(rows.SelectMany(row => new[] { (row[0], "mc", row[1]), (row[0], "zczb", row[2]) }));
        Assert.Equal(caller.Grant, reading.Of([other.Grant, caller.Grant], WatermarkReading.CodeOf));
        Assert.Equal("404-export", (await other.Send(other.Signed("", act: GatewayAct.Part, export: id, number: 1))).Denial?.Code);
        Assert.Equal("403-grant", (await other.Send(other.Signed("{}", act: GatewayAct.StartExport))).Denial?.Code);
    }
}
