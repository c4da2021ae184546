using Yingzhou.Data.Sharing;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>应答标签 (p03 R11): the same question about the same data is not answered twice at length, and never kept at all from L3 on.</summary>
public class GatewayTagTests(CityTemplate template)
{
    const string Question = """{"fields":["tyshxydm","mc"],"limit":5}""";

    [Fact]
    public async Task The_same_question_is_told_that_nothing_changed_and_is_kept_as_evidence_until_the_data_is_new()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await city.LoadFirms();
        var caller = await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        var first = await caller.Query(Question);
        Assert.NotNull(first.Tag);

        var again = await caller.Send(caller.Signed(Question) with { KnownTag = first.Tag });
        var other = await caller.Send(caller.Signed("""{"limit":4}""") with { KnownTag = first.Tag });
        await city.LoadFirms(31);
        var newer = await caller.Send(caller.Signed(Question) with { KnownTag = first.Tag });

        Assert.Equal((true, 0, first.Tag), (again.IsUnchanged, again.Body!.Length, again.Tag));
        var kept = await city.CallOf(again);
        Assert.Equal((CallState.Answered, "304", 0L), (kept.State, kept.Verdict, kept.Rows));
        Assert.NotNull(kept.ResponseSignature);
        Assert.False(other.IsUnchanged);
        Assert.False(newer.IsUnchanged);
        Assert.NotEqual(first.Tag, newer.Tag);
    }

    [Fact]
    public async Task What_is_L3_has_no_tag_and_a_revoked_grant_is_refused_whatever_the_caller_knows()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await city.LoadFirms();
        var sensitive = await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "lxdh"]));
        var plain = await city.Granted(SharingCity.Ask(SharingCity.Firms, "ENTERPRISE-CHECK", ["tyshxydm", "mc"]));
        var known = await plain.Query(Question);

        Assert.Null((await sensitive.Query("""{"limit":1}""")).Tag);
        CityUnderTest.Succeed(
            await city.Sharing(sharing => sharing.Revoke(plain.Grant, "不再需要", city.Commissioner("market-supervision")))
        );
        Assert.NotNull((await plain.Send(plain.Signed(Question) with { KnownTag = known.Tag })).Denial);
    }
}
