using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Sharing;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>Requests and grants: who decides, by when, and what silence does.</summary>
public sealed class SharingTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    Task<CityUnderTest> City(DatabaseKind kind = DatabaseKind.Sqlite) => CityUnderTest.On(Monday, kind, template);

    static readonly string[] Benefit = ["sfzh", "xm", "ffny", "ffje", "dylb"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_shared_without_condition_is_granted_at_once_under_the_next_number(DatabaseKind kind)
    {
        await using var city = await City(kind);

        var first = await city.Asked(Ask(Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        var second = await city.Asked(Ask(Firms, "ENTERPRISE-CHECK", ["tyshxydm", "djzt"]));

        Assert.Equal((RequestState.Granted, "G-2026-000001"), (first.State, first.Grant));
        Assert.Equal("G-2026-000002", second.Grant);
        var sheet = await city.Sharing(sharing => sharing.Grant("G-2026-000001", city.Commissioner("government-services")));
        Assert.Equal(GrantState.Draft, sheet.Value.Grant.State);
        Assert.Equal(["tyshxydm", "mc"], sheet.Value.Grant.FieldList.Select(field => field.Column));
    }

    [Fact]
    public async Task What_has_conditions_waits_for_its_provider_and_for_nobody_else()
    {
        await using var city = await City();
        var asked = await city.Asked(Ask(Pensions, "DEATH-ONE-THING", Benefit));

        var stranger = await city.Sharing(sharing =>
            sharing.Decide(new(asked.Id, asked.Version, true), city.Commissioner("public-security"))
        );
        var asker = await city.Sharing(sharing =>
            sharing.Decide(new(asked.Id, asked.Version, true), city.Commissioner("government-services"))
        );
        var stale = await city.Sharing(sharing => sharing.Decide(new(asked.Id, 7, true), city.Commissioner("human-resources")));
        var bare = await city.Sharing(sharing => sharing.Decide(new(asked.Id, asked.Version, false), city.Commissioner("human-resources")));
        var refused = await city.Sharing(sharing =>
            sharing.Decide(new(asked.Id, asked.Version, false, "经办机构已接收", "excess"), city.Commissioner("human-resources"))
        );

        Assert.Equal(RequestState.WithProvider, asked.State);
        Assert.Equal(new DateTimeOffset(2026, 3, 16, 17, 30, 0, TimeSpan.FromHours(8)), asked.DueAt);
        Assert.Equal((403, 403), (stranger.Fault?.Status, asker.Fault?.Status));
        Assert.Equal(412, stale.Fault?.Status);
        Assert.Equal("ground", bare.Fault?.Field);
        Assert.Equal(RequestState.Refused, refused.Value.State);
        Assert.Equal(
            409,
            (await city.Sharing(sharing => sharing.Decide(new(asked.Id, refused.Value.Version, true), city.Administrator()))).Fault?.Status
        );
    }

    [Fact]
    public async Task What_the_law_withholds_is_refused_at_once_with_the_law()
    {
        await using var city = await City();

        var asked = await city.Asked(
            Ask(
                "chronic-disease",
                "RETURN-TO-COUNTY",
                [await FirstColumn(city, "chronic-disease")],
                """{"eq":["bz","高血压"]}""",
                batch: true
            )
        );

        Assert.Equal((RequestState.Refused, "law", null), (asked.State, asked.Ground, asked.Grant));
        Assert.Contains("依据：", asked.Answer, StringComparison.Ordinal);
    }

    static Task<string> FirstColumn(CityUnderTest city, string dataset) =>
        city.Do<Data.Catalogue.ICatalogue, string>(async catalogue => (await catalogue.Sheet(dataset))!.Items[0].Column);

    [Fact]
    public async Task A_silent_provider_is_passed_over_to_the_authority_and_silence_grants_nothing()
    {
        await using var city = await City();
        var asked = await city.Asked(Ask(Pensions, "DEATH-ONE-THING", Benefit));

        city.Clock.SetUtcNow(asked.DueAt!.Value);
        Assert.Equal(0, await city.Do<KeepSharing, int>(keep => keep.Run(default)));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await city.Do<KeepSharing, int>(keep => keep.Run(default)));
        var late = (await city.Sharing(sharing => sharing.Request(asked.Id, city.Administrator()))).Value;
        var provider = await city.Sharing(sharing =>
            sharing.Decide(new(asked.Id, late.Version, true), city.Commissioner("human-resources"))
        );
        var decided = await city.Sharing(sharing => sharing.Decide(new(asked.Id, late.Version, true), city.Administrator()));

        Assert.Equal((RequestState.Escalated, null), (late.State, late.Grant));
        Assert.Equal(403, provider.Fault?.Status);
        Assert.Equal(RequestState.Granted, decided.Value.State);
    }

    [Fact]
    public async Task An_extension_is_given_once()
    {
        await using var city = await City();
        var asked = await city.Asked(Ask(Pensions, "DEATH-ONE-THING", Benefit));
        var provider = city.Commissioner("human-resources");

        var extended = await city.Sharing(sharing => sharing.Extend(asked.Id, asked.Version, "数据正在清理", provider));
        var again = await city.Sharing(sharing => sharing.Extend(asked.Id, extended.Value.Version, "还没清理完", provider));

        Assert.Equal(new DateOnly(2026, 3, 30), extended.Value.DueAt!.Value.Day());
        Assert.Equal(409, again.Fault?.Status);
    }

    [Theory]
    [InlineData(Pensions, "DEATH-ONE-THING", "sfzh,nothing", null, false, "fields")]
    [InlineData("population-register", "DEATH-ONE-THING", "sfzh,mz", null, false, "fields")]
    [InlineData(Pensions, "NO-SUCH-PURPOSE", "sfzh", null, false, "purpose")]
    [InlineData(Pensions, "RETURN-TO-COUNTY", "sfzh,ffje", null, true, "batch")]
    [InlineData("population-register", "RETURN-TO-COUNTY", "sfzh,xm", """{"within":["qhdm","330921"]}""", false, "batch")]
    [InlineData(Firms, "ENTERPRISE-CHECK", "mc", """{"eq":["nothing","1"]}""", false, "filter")]
    [InlineData(Firms, "ENTERPRISE-CHECK", "mc", """{"eq":["mc","1"],"eq":["mc","2"]}""", false, "filter")]
    public async Task A_request_that_makes_no_sense_names_the_field(
        string dataset,
        string purpose,
        string columns,
        string? filter,
        bool batch,
        string field
    )
    {
        await using var city = await City();

        var asked = await city.Sharing(sharing =>
            sharing.Ask(Ask(dataset, purpose, columns.Split(','), filter, batch), city.Commissioner("government-services"))
        );

        Assert.Equal(field, asked.Fault?.Field);
    }

    [Fact]
    public async Task The_provider_sets_the_masks_and_a_third_department_sees_nothing()
    {
        await using var city = await City();
        var asked = await city.Asked(Ask(Pensions, "DEATH-ONE-THING", Benefit));
        var provider = city.Commissioner("human-resources");

        var wrong = await city.Sharing(sharing =>
            sharing.Decide(new(asked.Id, asked.Version, true, Masks: new Dictionary<string, string> { ["xm"] = "blur" }), provider)
        );
        var decided = await city.Sharing(sharing =>
            sharing.Decide(new(asked.Id, asked.Version, true, Masks: new Dictionary<string, string> { ["xm"] = "keep:1:0" }), provider)
        );
        var sheet = await city.Sharing(sharing => sharing.Grant(decided.Value.Grant!, provider));
        var stranger = await city.Sharing(sharing => sharing.Grant(decided.Value.Grant!, city.Commissioner("public-security")));

        Assert.Equal("mask-xm", wrong.Fault?.Field);
        Assert.Equal("keep:1:0", sheet.Value.Grant.FieldList.Single(one => one.Column == "xm").Mask);
        Assert.Equal(403, stranger.Fault?.Status);
        Assert.Empty(await city.Sharing(sharing => sharing.Requests(city.Commissioner("public-security"))));
    }

    [Fact]
    public async Task A_grant_ends_with_its_last_day_even_before_anybody_marked_it()
    {
        await using var city = await City();
        await city.LoadFirms();
        var caller = await city.Granted(Ask(Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        await city.Read(context =>
            context.Set<SharingGrant>().ExecuteUpdateAsync(set => set.SetProperty(grant => grant.ValidUntil, Monday))
        );

        Assert.Equal("200", await caller.Refusal("{}"));
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("403-grant", await caller.Refusal("{}"));
        await city.Do<KeepSharing, int>(keep => keep.Run(default));
        var sheet = await city.Sharing(sharing => sharing.Grant(caller.Grant, city.Administrator()));
        Assert.Equal(GrantState.Expired, sheet.Value.Grant.State);
    }
}
