using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Credentials;

/// <summary>What a holder shows, and what it is worth to whoever looks at it without a network.</summary>
public class ShownTokenTests
{
    static readonly Sm2Key Key = Sm2Key.Generate();
    static readonly DateTimeOffset Ten = new(2026, 3, 2, 10, 0, 0, CityTime.Offset);

    static readonly ShownClaims Claims = new(
        Guid.Parse("0195e4a0-0000-7000-8000-000000000001"),
        "舟才20260301ABCDEF",
        "舟山市人才类别证书",
        "林海燕",
        "市人力社保局",
        new(2026, 3, 1),
        new(2026, 12, 31),
        "入住人才公寓",
        "window",
        Ten,
        Ten.AddSeconds(60),
        [new("类别", "F 类人才")]
    );

    static CredentialStatusList List(DateTimeOffset at, params string[] entries) => new(at, entries);

    [Fact]
    public void What_was_written_is_read_again_and_fits_a_code()
    {
        var token = ShownToken.Write(Claims, Key);

        var read = ShownToken.Read($" {token}\n", Key.Public).Value;

        Assert.Equal(Claims with { Lines = [] }, read with { Lines = [], MadeAt = Claims.MadeAt, ExpiresAt = Claims.ExpiresAt });
        Assert.Equal((Claims.MadeAt, Claims.ExpiresAt), (read.MadeAt, read.ExpiresAt));
        Assert.Equal(Claims.Lines, read.Lines);
        Assert.InRange(token.Length, 200, 1_000);
    }

    [Fact]
    public void A_letter_changed_anywhere_is_refused() =>
        Gen.Int[0, ShownToken.Write(Claims, Key).Length - 1]
            .Sample(
                at =>
                {
                    var token = ShownToken.Write(Claims, Key);
                    if (at >= token.Length)
                        return;
                    var other = token[at] is 'A' ? 'B' : 'A';
                    var changed = ShownToken.Read($"{token[..at]}{other}{token[(at + 1)..]}", Key.Public);
                    // The last characters of Base64 may hold unused bits; what they decode to is the same then.
                    Assert.True(!changed.Succeeded || changed.Value.Showing == Claims.Showing);
                    if (at < token.LastIndexOf('.'))
                        Assert.Contains(changed.Fault!.Code, (string[])["credentials.token-forged", "credentials.token-unreadable"]);
                },
                iter: 200
            );

    [Theory]
    [InlineData(null, "credentials.token-unreadable")]
    [InlineData("", "credentials.token-unreadable")]
    [InlineData("YZ1..", "credentials.token-forged")]
    [InlineData("YZ1.e30.MEUCIQ", "credentials.token-forged")]
    [InlineData("YZ2.e30.MEUCIQ", "credentials.token-unreadable")]
    [InlineData("YZ1.e30", "credentials.token-unreadable")]
    [InlineData("YZ1.证照.MEUCIQ", "credentials.token-unreadable")]
    [InlineData("https://example.org/", "credentials.token-unreadable")]
    public void What_is_no_code_is_told_so(string? text, string code) => Assert.Equal(code, ShownToken.Read(text, Key.Public).Fault?.Code);

    [Fact]
    public void Another_issuers_signature_is_not_ours() =>
        Assert.Equal("credentials.token-forged", ShownToken.Read(ShownToken.Write(Claims, Sm2Key.Generate()), Key.Public).Fault?.Code);

    [Theory]
    [InlineData(0, ShownState.Valid)]
    [InlineData(60, ShownState.Valid)]
    [InlineData(61, ShownState.OutOfTime)]
    [InlineData(-60, ShownState.Valid)]
    [InlineData(-61, ShownState.ClockWrong)]
    public void A_code_counts_to_its_last_second_and_a_clock_may_differ_by_a_minute(int seconds, ShownState state) =>
        Assert.Equal(state, ShownVerdict.Of(Claims, Ten.AddSeconds(seconds), List(Ten)));

    [Theory]
    [InlineData(24, ShownState.Valid)]
    [InlineData(25, ShownState.StatusUnknown)]
    public void An_old_list_leaves_it_unknown_and_never_valid(int hours, ShownState state) =>
        Assert.Equal(state, ShownVerdict.Of(Claims, Ten, List(Ten.AddHours(-hours))));

    [Fact]
    public void What_ended_is_known_from_the_list_without_its_number()
    {
        var revoked = CredentialStatusList.Entry(Claims.Number, suspended: false);
        var suspended = CredentialStatusList.Entry(Claims.Number, suspended: true);

        Assert.Equal(ShownState.Revoked, ShownVerdict.Of(Claims, Ten, List(Ten, revoked)));
        Assert.Equal(ShownState.Suspended, ShownVerdict.Of(Claims, Ten, List(Ten, suspended)));
        // Known to have ended is known, however old the list is.
        Assert.Equal(ShownState.Revoked, ShownVerdict.Of(Claims, Ten, List(Ten.AddDays(-9), revoked)));
        Assert.Equal(ShownState.Valid, ShownVerdict.Of(Claims, Ten, List(Ten, CredentialStatusList.Entry("舟才20260301ABCDEG", false))));
        Assert.DoesNotContain("2026", revoked, StringComparison.Ordinal);
        Assert.Equal(17, revoked.Length);
    }

    [Theory]
    [InlineData(2026, 2, 28, ShownState.NotYet)]
    [InlineData(2026, 3, 1, ShownState.Valid)]
    [InlineData(2026, 12, 31, ShownState.Valid)]
    [InlineData(2027, 1, 1, ShownState.Expired)]
    public void The_credential_itself_counts_on_its_first_and_last_day(int year, int month, int day, ShownState state)
    {
        var noon = CityTime.StartOf(new(year, month, day)).AddHours(12);

        Assert.Equal(state, ShownVerdict.Of(Claims with { MadeAt = noon, ExpiresAt = noon.AddSeconds(60) }, noon, List(noon)));
    }
}
