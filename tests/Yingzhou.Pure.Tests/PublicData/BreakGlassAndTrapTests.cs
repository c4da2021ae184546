using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>紧急调阅 and 诱饵记录: both sides of their limits.</summary>
public class BreakGlassAndTrapTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));
    static readonly byte[] Key = [1, 2, 3, 4];

    [Fact]
    public void Two_hours_are_open_and_the_last_instant_is_not()
    {
        var until = Noon + BreakGlass.Lasts;

        Assert.True(BreakGlass.IsOpen(BreakGlassState.Open, until, until - TimeSpan.FromTicks(1)));
        Assert.False(BreakGlass.IsOpen(BreakGlassState.Open, until, until));
        Assert.False(BreakGlass.IsOpen(BreakGlassState.Ended, until, Noon));
        Assert.False(BreakGlass.IsOpen(BreakGlassState.Asked, null, Noon));
    }

    [Theory]
    [InlineData("a", "b", 30 * 60, null)]
    [InlineData("a", "b", (30 * 60) + 1, "sharing.consent-late")]
    [InlineData("a", "a", 1, "sharing.same-eyes")]
    public void Another_one_consents_within_half_an_hour(string asked, string consenting, int seconds, string? code) =>
        Assert.Equal(code, BreakGlass.RefuseConsent(asked, consenting, Noon, Noon.AddSeconds(seconds))?.Code);

    [Theory]
    [InlineData("c", "有据", null)]
    [InlineData("a", "有据", "sharing.own-review")]
    [InlineData("b", "有据", "sharing.own-review")]
    [InlineData("c", " ", "sharing.review-words")]
    public void Neither_who_asked_nor_who_consented_reviews(string reviewing, string words, string? code) =>
        Assert.Equal(code, BreakGlass.RefuseReview(BreakGlassState.Ended, "a", "b", reviewing, words)?.Code);

    [Fact]
    public void A_key_like_a_real_one_keeps_shape_and_checksum_and_place_and_birthday()
    {
        var batch = Guid.NewGuid();

        Gen.Int[0, 1_000]
            .Sample(block =>
            {
                var person = TrapRow.KeyLike("330902199001011238", Key, batch, block, 0);
                Assert.StartsWith("33090219900101", person, StringComparison.Ordinal);
                Assert.Equal(ResidentId.ComputeCheckDigit(person), person[^1]);
                var firm = TrapRow.KeyLike("11330900MB1234567P", Key, batch, block, 0);
                Assert.True(Uscc.Parse(firm).Succeeded || !Uscc.Parse("11330900MB1234567P").Succeeded, firm);
                var other = TrapRow.KeyLike("浙普渔60101", Key, batch, block, 0);
                Assert.Matches("^浙普渔[0-9]{5}$", other);
                Assert.Equal(person, TrapRow.KeyLike("330902199001011238", Key, batch, block, 0));
            });
        Assert.NotEqual(TrapRow.KeyLike("330902199001011238", Key, batch, 1, 0), TrapRow.KeyLike("330902199001011238", Key, batch, 1, 1));
    }

    [Fact]
    public void A_trap_stands_within_its_block() =>
        Gen.Int[1, TrapRow.Every].Sample(rows => Assert.InRange(TrapRow.PlaceIn(Key, Guid.NewGuid(), 3, rows), 0, rows - 1));
}
