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

/// <summary>Calls through the gateway: what is given, what is refused and by which code, and what stands in the journal afterwards.</summary>
public sealed class GatewayTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly string[] FirmColumns = ["tyshxydm", "mc", "zczb", "clrq", "djzt"];

    Task<CityUnderTest> City(DatabaseKind kind = DatabaseKind.Sqlite) => CityUnderTest.On(Monday, kind, template);

    static AskSharing FirmCheck(string? filter = null) => Ask(Firms, "ENTERPRISE-CHECK", FirmColumns, filter);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_signed_call_is_answered_signed_and_kept_on_both_sides(DatabaseKind kind)
    {
        await using var city = await City(kind);
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());

        var answer = await caller.Query("""{"fields":["mc","zczb"],"filter":{"eq":["tyshxydm","91330900000000007"]}}""");

        var row = Answered(answer)["rows"]!.AsArray().Single()!;
        Assert.Equal(("海味（7）店", 7.5m), ((string)row["mc"]!, (decimal)row["zczb"]!));
        var call = await city.CallOf(answer);
        Assert.Equal((CallState.Answered, 1L, 2), (call.State, call.Rows, call.Fields.Split('、').Length));
        Assert.Equal(Convert.ToHexStringLower(Sm3.Hash(answer.Body)), call.ResponseHash);
        var gateway = await city.Do<GatewaySecrets, Sm2PublicKey>(secrets => Task.FromResult(secrets.Signer.Public));
        Assert.True(
            gateway.Verifies(
                AnswerEvidence.Of(answer.ResponseHash, answer.RequestHash, caller.Grant, answer.GrantVersion),
                Convert.FromHexString(answer.Signature)
            )
        );
    }

    [Fact]
    public async Task Before_three_test_calls_rows_are_made_up_and_after_them_they_are_real()
    {
        await using var city = await City();
        await city.LoadFirms();
        var asked = await city.Asked(FirmCheck());
        var consumer = city.Commissioner("government-services");
        var key = (await city.Sharing(sharing => sharing.IssueKey(new(asked.Grant!), consumer))).Value;
        var caller = new Caller(city, key.KeyId, Convert.FromHexString(key.Secret!), asked.Grant!, "ENTERPRISE-CHECK", Firms);

        for (var i = 0; i < 3; i++)
        {
            var test = Answered(await caller.Query("""{"filter":{"gt":["zczb",150]},"limit":5}"""));
            Assert.True((bool)test["sandbox"]!);
            Assert.Equal(5, test["rows"]!.AsArray().Count);
            Assert.StartsWith("测试", (string)test["rows"]![0]!["mc"]!, StringComparison.Ordinal);
        }
        var real = Answered(await caller.Query("""{"limit":5}"""));

        Assert.False((bool)real["sandbox"]!);
        Assert.True((bool)real["more"]!);
        Assert.StartsWith("海味", (string)real["rows"]![0]!["mc"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_sign_is_told_nothing_and_leaves_a_line_when_the_key_is_known()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        var good = caller.Signed("{}");

        var forged = await caller.Send(good with { Signature = new byte[32] });
        var changed = await caller.Send(good with { Request = good.Request with { Body = """{"limit":9}"""u8.ToArray() } });
        var nobody = await caller.Send(good with { KeyId = "K-nobody" });
        var otherGrant = await caller.Send(caller.Signed("{}", underGrant: "G-2026-999999"));
        var otherPurpose = await caller.Send(caller.Signed("{}", forPurpose: "STATISTICS"));
        CityUnderTest.Succeed(await city.Sharing(sharing => sharing.RevokeKey(caller.KeyId, city.Commissioner("government-services"))));
        var revoked = await caller.Query("{}");

        Assert.All([forged, changed, nobody, revoked], answer => Assert.Equal("401-sig", answer.Denial?.Code));
        Assert.Null(nobody.Call);
        Assert.Equal("401-sig", (await city.CallOf(forged)).Verdict);
        Assert.Equal("403-grant", otherGrant.Denial?.Code);
        Assert.Equal("403-purpose", otherPurpose.Denial?.Code);
    }

    [Fact]
    public async Task An_SM2_key_of_the_consumer_signs_too()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        var own = Sm2Key.Generate();
        var issued = await city.Sharing(sharing =>
            sharing.IssueKey(
                new(caller.Grant, SignatureScheme.Sm2, Convert.ToHexStringLower(own.Public.Export())),
                city.Commissioner("government-services")
            )
        );
        var nonsense = await city.Sharing(sharing =>
            sharing.IssueKey(new(caller.Grant, SignatureScheme.Sm2, "04" + new string('1', 128)), city.Commissioner("government-services"))
        );
        var call = caller.Signed("{}") with { KeyId = issued.Value.KeyId };

        Assert.Null(issued.Value.Secret);
        Assert.Equal("publicKey", nonsense.Fault?.Field);
        Answered(await caller.Send(call with { Signature = call.Request.Sign(own) }));
        Assert.Equal("401-sig", (await caller.Send(call with { Signature = call.Request.Sign(Sm2Key.Generate()) })).Denial?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P03_8_a_nonce_is_used_once_and_an_idempotency_key_answers_again(DatabaseKind kind)
    {
        await using var city = await City(kind);
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        var call = caller.Signed("""{"limit":2}""", nonce: "7c1b0f52", idempotency: "once");

        var first = await caller.Send(call);
        var again = await caller.Send(call);
        var withoutKey = await caller.Send(call with { IdempotencyKey = null });
        var otherBody = await caller.Send(caller.Signed("""{"limit":3}""", nonce: "7c1b0f52"));
        var otherBodySameKey = await caller.Send(caller.Signed("""{"limit":3}""", idempotency: "once"));
        var both = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => caller.Send(caller.Signed("{}", nonce: "sametime"))))
        );
        city.Clock.Advance(TimeSpan.FromMinutes(11));
        var later = await caller.Send(call);
        var forgotten = await caller.Send(caller.Signed("{}", nonce: "7c1b0f52"));

        Assert.Equal(first.Body, again.Body);
        Assert.Equal((first.Call, first.ResponseHash), (again.Call, again.ResponseHash));
        Assert.Equal("401-replay", withoutKey.Denial?.Code);
        Assert.Equal("401-replay", otherBody.Denial?.Code);
        Assert.Equal(409, otherBodySameKey.Denial?.Status);
        Assert.Single(both, answer => answer.Denial is null);
        Assert.Equal(first.Body, later.Body);
        Answered(forgotten);
        city.Clock.Advance(TimeSpan.FromHours(24));
        await city.Do<KeepSharing, int>(keep => keep.Run(default));
        Assert.Equal("401-replay", (await caller.Send(call)).Denial?.Code);
    }

    [Theory]
    [InlineData(300, "200")]
    [InlineData(301, "401-replay")]
    [InlineData(-300, "200")]
    [InlineData(-301, "401-replay")]
    public async Task A_call_of_another_time_is_a_replay(int seconds, string code)
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());

        var answer = await caller.Send(caller.Signed("{}", at: city.Clock.GetUtcNow().AddSeconds(seconds)));

        Assert.Equal(code, answer.Denial?.Code ?? "200");
    }

    [Theory]
    [InlineData("""{"fields":["fddbr"]}""", "403-field")]
    [InlineData("""{"fields":["mc\" from x --"]}""", "403-field")]
    [InlineData("""{"fields":["ｍｃ"]}""", "403-field")]
    [InlineData("""{"filter":{"eq":["zs","x"]}}""", "403-field")]
    [InlineData("""{"order":[["zs","asc"]]}""", "403-field")]
    [InlineData("""{"filter":{"eq":["mc","x' or '1'='1"]}}""", "200")]
    [InlineData("""{"filter":{"eq":["mc","x"]},"filter":{"ne":["mc","x"]}}""", "400-query")]
    [InlineData("""{"filter":{"eq":["mc","x"],"eq":["mc","y"]}}""", "400-query")]
    [InlineData("""{"sql":"select 1"}""", "400-query")]
    [InlineData("""{"limit":1001}""", "413-rows")]
    [InlineData("""{"limit":0}""", "400-query")]
    [InlineData("""{"group":["djzt"]}""", "403-purpose")]
    [InlineData("""[1]""", "400-query")]
    [InlineData("""{""", "400-query")]
    public async Task What_is_not_granted_or_not_lawful_is_refused_by_its_code(string body, string code)
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());

        Assert.Equal(code, await caller.Refusal(body));
    }

    [Fact]
    public async Task P03_3_a_row_that_the_grants_filter_cannot_judge_is_left_out_and_only_the_provider_is_told()
    {
        await using var city = await City();
        await city.Load(
            Firms,
            "tyshxydm,mc,fddbr,hydm,zczb,clrq,zxrq,djzt,zs,qhdm,lxdh\nA1,甲,王,H1,1.5,2020-01-01,,1,x,330921106,13805800000\nA2,乙,王,H1,,2020-01-01,,1,x,330921106,13805800000\nA3,丙,王,H1,9.5,2020-01-01,,1,x,330921106,13805800000\n"
        );
        var caller = await city.Granted(FirmCheck("""{"not":{"gt":["zczb",5]}}"""));

        var answer = await caller.Query("""{"fields":["mc"]}""");

        Assert.Equal(["甲"], Answered(answer)["rows"]!.AsArray().Select(row => (string)row!["mc"]!));
        Assert.DoesNotContain("xcluded", Encoding.UTF8.GetString(answer.Body!), StringComparison.Ordinal);
        Assert.Equal(1, (await city.CallOf(answer)).ExcludedUnknown);
        var (provider, consumer) = (city.Commissioner("market-supervision"), city.Commissioner("government-services"));
        Assert.True((await city.Sharing(sharing => sharing.Grant(caller.Grant, provider))).Value.SeesExcluded);
        Assert.False((await city.Sharing(sharing => sharing.Grant(caller.Grant, consumer))).Value.SeesExcluded);
    }

    [Fact]
    public async Task P03_4_the_burst_passes_the_rest_waits()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        await city.Read(context =>
            context
                .Set<SharingGrant>()
                .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Rate, 5).SetProperty(grant => grant.Burst, 10))
        );
        await city.Do<GrantMeters, int>(meters =>
        {
            meters.Forget(caller.Grant);
            return Task.FromResult(0);
        });

        var first = new List<GatewayAnswer>();
        for (var i = 0; i < 16; i++)
            first.Add(await caller.Query("""{"limit":1}"""));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = new List<GatewayAnswer>();
        for (var i = 0; i < 6; i++)
            later.Add(await caller.Query("""{"limit":1}"""));

        Assert.Equal(10, first.Count(answer => answer.Denial is null));
        Assert.All(first[10..], answer => Assert.Equal(("429-quota", true), (answer.Denial!.Code, answer.Denial.RetryAfter >= 1)));
        Assert.Equal(5, later.Count(answer => answer.Denial is null));
    }

    [Fact]
    public async Task P03_6_what_is_revoked_is_refused_at_the_next_call_and_stays_so()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        var provider = city.Commissioner("market-supervision");
        Answered(await caller.Query("{}"));

        CityUnderTest.Succeed(await city.Sharing(sharing => sharing.Suspend(caller.Grant, "核查用途", provider)));
        Assert.Equal("403-grant", await caller.Refusal("{}"));
        CityUnderTest.Succeed(await city.Sharing(sharing => sharing.Resume(caller.Grant, provider)));
        Assert.Equal("200", await caller.Refusal("{}"));
        CityUnderTest.Succeed(await city.Sharing(sharing => sharing.Revoke(caller.Grant, "机构改革", provider)));
        Assert.Equal("403-grant", await caller.Refusal("{}"));
        Assert.Equal(409, (await city.Sharing(sharing => sharing.Resume(caller.Grant, provider))).Fault?.Status);
        Assert.Equal(
            403,
            (await city.Sharing(sharing => sharing.Revoke(caller.Grant, "x", city.Commissioner("government-services")))).Fault?.Status
        );
    }

    [Fact]
    public async Task P03_7_who_finds_nobody_too_often_is_suspended_and_both_sides_see_why()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(FirmCheck());
        for (var i = 0; i < 200; i++)
        {
            if (i % 50 == 0)
                city.Clock.Advance(TimeSpan.FromSeconds(5));
            var miss = i < 61;
            Answered(await caller.Query(miss ? """{"filter":{"eq":["mc","没有"]}}""" : """{"limit":1}"""));
        }

        Assert.Equal("403-grant", await caller.Refusal("{}"));
        var sheet = (await city.Sharing(sharing => sharing.Grant(caller.Grant, city.Commissioner("government-services")))).Value;
        Assert.Equal(GrantState.Suspended, sheet.Grant.State);
        Assert.Contains("疑似枚举", sheet.Grant.Reason, StringComparison.Ordinal);
        Assert.True(await city.Read(context => context.Set<OutboxMessage>().AnyAsync(message => message.Type == "sharing.grant-stopped")));
    }

    [Fact]
    public async Task Figures_of_fewer_than_ten_rows_are_not_told()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(Ask(Firms, "STATISTICS", ["djzt", "zczb", "hydm"]));

        var cells = Answered(await caller.Query("""{"group":["djzt"],"sum":["zczb"]}"""));

        Assert.Equal("1", (string)cells["cells"]!.AsArray().Single()!["djzt"]!);
        Assert.Equal(24, (int)cells["cells"]![0]!["count"]!);
        Assert.Equal(1, (int)cells["suppressed"]!);
        Assert.Equal("403-purpose", await caller.Refusal("{}"));
    }
}
