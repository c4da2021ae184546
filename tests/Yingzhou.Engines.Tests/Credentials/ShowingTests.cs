using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Engines.Tests.Credentials;

/// <summary>亮证: shown by its holder, looked at once, with and without a network, and told to its holder.</summary>
public class ShowingTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    const string Kind = "finance-credit-report";

    static readonly Subject Holder = new()
    {
        Kind = SubjectKind.Enterprise,
        AccountId = "firm-1",
        PersonKey = "person-1",
        Name = "林海燕",
        PartyKey = "firm-1",
        PartyName = "东海厂",
    };

    static Task<Outcome<Credential>> Issue(CityUnderTest city) =>
        city.Step(services =>
            services
                .GetRequiredService<ICredentials>()
                .Issue(
                    new(
                        Kind,
                        "330902",
                        "firm-1",
                        Personal.OrganisationName("东海厂"),
                        "市金融办",
                        [new("数据截至", "2026-03-01", Public: true), new("参保人数", "12 人")],
                        Monday,
                        Monday.AddDays(29),
                        "profile/1",
                        ReplaceOlder: true
                    )
                )
        );

    static Subject Officer(CityUnderTest city) => city.HolderOf("dinghai-urban-enforcement/accept");

    static Task<Outcome<Guid>> Show(CityUnderTest city, Guid credential, int seconds = 60, string? key = null) =>
        city.Do<IShowings, Outcome<Guid>>(s => s.Show(new(credential, "申请贷款", Receiver.Window, seconds, key), Holder));

    static async Task<ShownCredential> Shown(CityUnderTest city, int seconds = 60)
    {
        var issued = (await Issue(city)).Value;
        var id = (await Show(city, issued.Id, seconds)).Value;
        return (await city.Do<IShowings, Outcome<ShownCredential>>(s => s.Shown(id, Holder))).Value;
    }

    static Task<Outcome<VerifiedShowing>> Verify(
        CityUnderTest city,
        string? token,
        Receiver? receiver = Receiver.Window,
        string? about = "贷款面签"
    ) => city.Do<IShowings, Outcome<VerifiedShowing>>(s => s.Verify(new(token, receiver, about), Officer(city)));

    static Task<IReadOnlyList<CredentialAccess>> Log(CityUnderTest city) =>
        city.Do<IShowings, IReadOnlyList<CredentialAccess>>(s => s.Log(Holder));

    static Task<Outcome<ToldChecks>> Tell(CityUnderTest city, params object?[] checks) =>
        city.Do<IShowings, Outcome<ToldChecks>>(s => s.Tell(JsonSerializer.Serialize(checks), Officer(city)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_code_is_looked_at_once_and_its_holder_reads_by_whom_and_why(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var shown = await Shown(city);
        Assert.DoesNotContain(shown.Claims.Lines, line => line.Label == "参保人数");

        var verified = (await Verify(city, shown.Token)).Value;
        Assert.Equal((ShownState.Valid, "东海厂"), (verified.State, verified.Claims.Holder));
        Assert.Equal("credentials.shown-used", (await Verify(city, shown.Token)).Fault?.Code);

        var line = Assert.Single(await Log(city));
        Assert.Equal((AccessWay.Online, "申请贷款", "贷款面签", "有效"), (line.Way, line.Purpose, line.About, line.Verdict));
        Assert.Contains("受理", line.Reader, StringComparison.Ordinal);
        Assert.Empty(await city.Do<IShowings, IReadOnlyList<CredentialAccess>>(s => s.Log(Holder with { PartyKey = "firm-2" })));
        Assert.Equal(
            404,
            (await city.Do<IShowings, Outcome<ShownCredential>>(s => s.Shown(shown.Showing.Id, Holder with { PartyKey = "firm-2" })))
                .Fault
                ?.Status
        );

        while (await city.Do<ILedgerKeeping, int>(keeping => keeping.Place()) > 0) { }
        var evidence = (await city.Do<ILedger, Page<LedgerLine>>(ledger => ledger.List(new(Size: 20)))).Items;
        Assert.Superset(
            new HashSet<string>(["credentials.issued", "credentials.shown", "credentials.read"]),
            evidence.Select(one => one.Kind).ToHashSet()
        );
        Assert.All(evidence, one => Assert.DoesNotContain("贷款", one.Leaf, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_look_at_the_same_moment_one_is_told_it_is_used()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var shown = await Shown(city);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Verify(city, shown.Token))));

        Assert.Single(both, one => one.Succeeded);
        Assert.Single(await Log(city));
    }

    [Theory]
    [InlineData(60, ShownState.Valid)]
    [InlineData(61, ShownState.OutOfTime)]
    public async Task A_code_ends_by_the_clock(int seconds, ShownState state)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var shown = await Shown(city);
        city.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(state, (await Verify(city, shown.Token)).Value.State);
    }

    [Fact]
    public async Task What_is_suspended_or_revoked_after_it_was_shown_does_not_count()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var shown = await Shown(city, 300);
        await city.Step(s => s.GetRequiredService<ICredentials>().Suspend(Kind, "firm-1", "profile/1", "核查中"));

        Assert.Equal(ShownState.Suspended, (await Verify(city, shown.Token)).Value.State);
        Assert.Equal("credentials.show-not-valid", (await Show(city, shown.Showing.CredentialId)).Fault?.Code);
        var list = await city.Do<IShowings, SignedStatus>(s => s.Status());
        Assert.True(list.List.IsSuspended(shown.Claims.Number));
        var key = Sm2PublicKey.Import(Convert.FromHexString(list.PublicKey));
        Assert.True(key.Verifies(System.Text.Encoding.ASCII.GetBytes(list.List.Text), Convert.FromHexString(list.Signature)));

        CityUnderTest.Succeed(await city.Step(s => s.GetRequiredService<ICredentials>().Resume(Kind, "firm-1", "profile/1")));
        CityUnderTest.Succeed(await Show(city, shown.Showing.CredentialId));
        Assert.Equal(
            "credentials.not-suspended",
            (await city.Step(s => s.GetRequiredService<ICredentials>().Resume(Kind, "firm-1", "profile/1"))).Fault?.Code
        );
        Assert.Empty((await city.Do<IShowings, SignedStatus>(s => s.Status())).List.Entries);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var shown = await Shown(city);

        Assert.Equal("as", (await Verify(city, shown.Token, null)).Fault?.Field);
        Assert.Equal("about", (await Verify(city, shown.Token, about: " 办 ")).Fault?.Field);
        Assert.Equal("credentials.other-receiver", (await Verify(city, shown.Token, Receiver.Enforcement)).Fault?.Code);
        Assert.Equal("credentials.token-unreadable", (await Verify(city, "hello")).Fault?.Code);
        Assert.Equal("credentials.token-forged", (await Verify(city, ShownToken.Write(shown.Claims, Sm2Key.Generate()))).Fault?.Code);
        Assert.Equal("credentials.show-seconds", (await Show(city, shown.Showing.CredentialId, 301)).Fault?.Code);
        Assert.Equal(
            403,
            (await city.Do<IShowings, Outcome<VerifiedShowing>>(s => s.Verify(new(shown.Token, Receiver.Window, "看看"), Holder)))
                .Fault
                ?.Status
        );
        Assert.Empty(await Log(city));
        var twice = await Show(city, shown.Showing.CredentialId, key: "pressed");
        Assert.Equal(twice.Value, (await Show(city, shown.Showing.CredentialId, key: "pressed")).Value);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Checks_made_without_a_network_are_told_once_and_judged_anew(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var shown = await Shown(city);
        var at = shown.Claims.MadeAt.AddSeconds(30);
        var check = new
        {
            token = shown.Token,
            at,
            about = "岛上检查",
        };
        city.Clock.Advance(TimeSpan.FromHours(5));

        var told = (
            await Tell(
                city,
                check,
                check,
                new
                {
                    token = "x",
                    at,
                    about = "岛上检查",
                },
                new
                {
                    token = shown.Token,
                    at = at.AddHours(1),
                    about = "岛上检查",
                },
                null
            )
        ).Value;

        Assert.Equal((1, 1, 3), (told.Kept, told.Known, told.Refused.Count));
        Assert.StartsWith("第 3 条", told.Refused[0], StringComparison.Ordinal);
        Assert.Equal((0, 1), ((await Tell(city, check)).Value.Kept, (await Tell(city, check)).Value.Known));
        var line = Assert.Single(await Log(city));
        Assert.Equal((AccessWay.Offline, at, "有效"), (line.Way, line.At, line.Verdict));
        Assert.Equal(city.Clock.GetUtcNow(), line.ToldAt);
        Assert.Equal("credentials.shown-used", (await Verify(city, shown.Token)).Fault?.Code);
        Assert.Equal(
            "credentials.checks-unreadable",
            (await city.Do<IShowings, Outcome<ToldChecks>>(s => s.Tell("{", Officer(city)))).Fault?.Code
        );
    }

    [Fact]
    public async Task A_code_used_online_and_again_without_a_network_is_said_to_be_used_twice()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var shown = await Shown(city);
        CityUnderTest.Succeed(await Verify(city, shown.Token));

        Assert.Equal(1, (
                await Tell(
                    city,
                    new
                    {
                        token = shown.Token,
                        at = shown.Claims.ExpiresAt,
                        about = "再看一次",
                    }
                )
            ).Value.Kept);

        Assert.Contains("此前已核验过", (await Log(city)).Single(line => line.Way is AccessWay.Offline).Verdict, StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("7 天", Assert.Single((
                    await Tell(
                        city,
                        new
                        {
                            token = shown.Token,
                            at = shown.Claims.MadeAt,
                            about = "太晚",
                        }
                    )
                ).Value.Refused), StringComparison.Ordinal);
    }
}
