using System.Globalization;
using System.Text;
using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>The worked examples of page p03 and both sides of its limits.</summary>
public class SharingRulesTests
{
    static readonly DateTimeOffset Ten = new(2026, 12, 23, 10, 0, 0, TimeSpan.FromHours(8));
    static readonly byte[] Secret = Convert.FromHexString("00112233445566778899aabbccddeeff");
    static readonly byte[] TokenKey = Encoding.UTF8.GetBytes("yingzhou-token-key-01");

    static SignedRequest Example(string body = """{"id":"33090219900101123"}""", string query = "") =>
        new(
            "POST",
            "/gw/v1/ds/330900-00017/query",
            query,
            "G-2026-000123",
            "DEATH-ONE-THING",
            "7c1b0f52",
            1798012800,
            Encoding.UTF8.GetBytes(body)
        );

    [Fact]
    public void P03_1_the_signature_of_the_example()
    {
        Assert.Equal(
            "f3688154bf985db5ba78f462e64f9420fcac12c7861d8adebba3b33625b2728c",
            Convert.ToHexStringLower(Sm3.Hash(Example().Body.Span))
        );
        Assert.Equal("6af10f4aebf64e2f6c00867f4b2760f142aa16eb7242a6d387a11a9a340e2c3b", Convert.ToHexStringLower(Example().Hmac(Secret)));
        Assert.True(Example().IsSignedBy(Secret, Example().Hmac(Secret)));
        Assert.False(Example("""{"id":"33090219900101124"}""").IsSignedBy(Secret, Example().Hmac(Secret)));
    }

    [Fact]
    public void The_order_of_the_query_does_not_count_and_everything_else_does()
    {
        Assert.Equal(Example(query: "b=2&a=1").Hash, Example(query: "a=1&b=2").Hash);
        var one = Example();
        SignedRequest[] others =
        [
            one with
            {
                Method = "GET",
            },
            one with
            {
                Path = "/gw/v1/ds/330900-00018/query",
            },
            one with
            {
                Query = "a=1",
            },
            one with
            {
                Grant = "G-2026-000124",
            },
            one with
            {
                Purpose = "BIRTH",
            },
            one with
            {
                Nonce = "7c1b0f53",
            },
            one with
            {
                Timestamp = 1798012801,
            },
        ];
        Assert.All(others, other => Assert.NotEqual(one.Hash, other.Hash));
    }

    [Fact]
    public void An_SM2_signature_of_another_key_or_request_is_refused()
    {
        var (key, other) = (Sm2Key.Generate(), Sm2Key.Generate());
        var signature = Example().Sign(key);

        Assert.True(Example().IsSignedBy(key.Public, signature));
        Assert.False(Example().IsSignedBy(other.Public, signature));
        Assert.False(Example("{}").IsSignedBy(key.Public, signature));
        Assert.False(Example().IsSignedBy(key.Public, signature.AsSpan(1)));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Clocks_may_differ_by_300_seconds_to_either_side(int seconds, bool inTime) =>
        Assert.Equal(inTime, Example().IsInTime(DateTimeOffset.FromUnixTimeSeconds(1798012800 + seconds)));

    [Theory]
    [InlineData("7c1b0f52", true)]
    [InlineData("7c1b0f5", false)]
    [InlineData("7c1b0f52\nx", false)]
    [InlineData("７c1b0f52", false)]
    public void A_nonce_is_8_to_64_letters_and_digits(string nonce, bool good) =>
        Assert.Equal(good, (Example() with { Nonce = nonce }).IsWellFormed);

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_time_out_of_the_world_is_not_in_time(long at) => Assert.False((Example() with { Timestamp = at }).IsInTime(Ten));

    [Fact]
    public void P03_2_keep_6_and_4_and_the_token_of_the_example()
    {
        const string number = "330902199001011238";

        Assert.Equal("330902********1238", FieldMask.Parse("keep:6:4")!.Value.Apply(number, TokenKey, "r"));
        Assert.Equal("88fc51c9026198eaa25bee94", FieldMask.Parse("token")!.Value.Apply(number, TokenKey, "r"));
        Assert.NotEqual("88fc51c9026198eaa25bee94", FieldMask.TokenOf(number, "another-consumer"u8));
    }

    [Theory]
    [InlineData("keep:3:4", "1234567", "*******")]
    [InlineData("keep:3:4", "12345678", "123*5678")]
    [InlineData("town", "岱山县衢山镇海港路9号", "岱山县衢山镇")]
    [InlineData("town", "定海区昌国街道解放西路18弄", "定海区昌国街道")]
    [InlineData("town", "镇", null)]
    [InlineData("null", "x", null)]
    [InlineData("none", "x", "x")]
    public void A_text_is_masked(string mask, string value, string? expected) =>
        Assert.Equal(expected, FieldMask.Parse(mask)!.Value.Apply(value, TokenKey, "r"));

    [Fact]
    public void Dates_become_years_coordinates_a_hundredth_and_what_is_missing_stays_missing()
    {
        Assert.Equal(1990, FieldMask.Parse("year")!.Value.Apply(new DateOnly(1990, 1, 1), TokenKey, "r"));
        Assert.Equal(122.21m, FieldMask.Parse("grid")!.Value.Apply(122.2053m, TokenKey, "r"));
        Assert.Null(FieldMask.Parse("token")!.Value.Apply(null, TokenKey, "r"));
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("keep:6")]
    [InlineData("keep:-1:4")]
    [InlineData("noise:0")]
    [InlineData("noise")]
    [InlineData("token:1")]
    [InlineData("3")]
    [InlineData("")]
    public void What_is_no_mask_is_refused(string text) => Assert.Null(text.Length == 0 ? null : FieldMask.Parse(text));

    [Fact]
    public void Noise_stays_near_is_the_same_at_every_call_and_differs_by_row() =>
        Gen.Long[0, 1_000_000]
            .Select(Gen.String)
            .Sample(
                (value, row) =>
                {
                    var noise = FieldMask.Parse("noise:5")!.Value;
                    var shown = (long)noise.Apply(value, TokenKey, row)!;
                    return Math.Abs(shown - value) <= 5 && shown == (long)noise.Apply(value, TokenKey, row)!;
                }
            );

    [Fact]
    public void A_format_token_keeps_the_format_can_be_undone_and_no_two_numbers_become_one() =>
        Gen.String[Gen.Char["0123456789-X省"], 0, 40]
            .Select(Gen.String[Gen.Char["0123456789-X省"], 0, 40])
            .Sample(
                (one, other) =>
                {
                    var (token, second) = (FormatToken.Of(one, TokenKey), FormatToken.Of(other, TokenKey));
                    return token.Length == one.Length
                        && token.Zip(one).All(pair => char.IsAsciiDigit(pair.First) == char.IsAsciiDigit(pair.Second))
                        && FormatToken.Undo(token, TokenKey) == one
                        && (one == other) == (token == second);
                }
            );

    [Fact]
    public void P03_4_ten_pass_six_wait_and_after_a_second_five_more_pass()
    {
        var bucket = new TokenBucket(5, 10);
        var first = Enumerable.Range(0, 16).Select(i => bucket.Take(Ten.AddMilliseconds(i * 6.25))).ToList();
        var later = Enumerable.Range(0, 6).Select(_ => bucket.Take(Ten.AddSeconds(1))).ToList();

        Assert.Equal(10, first.Count(wait => wait == 0));
        Assert.All(first[10..], wait => Assert.True(wait >= 1));
        Assert.Equal(5, later.Count(wait => wait == 0));
    }

    [Fact]
    public void No_bucket_gives_more_than_its_burst_and_its_rate() =>
        Gen.Int[1, 20]
            .Select(Gen.Int[1, 50], Gen.Int[0, 400].Array[1, 300])
            .Sample(
                (rate, burst, steps) =>
                {
                    var bucket = new TokenBucket(rate, burst);
                    var (at, taken) = (Ten, 0);
                    foreach (var step in steps)
                    {
                        at = at.AddMilliseconds(step);
                        taken += bucket.Take(at) == 0 ? 1 : 0;
                    }
                    return taken <= burst + rate * (at - Ten).TotalSeconds;
                }
            );

    static IReadOnlySet<string> Set(params string[] items) => items.ToHashSet();

    [Fact]
    public void P03_5_only_the_party_of_an_open_case_and_only_what_its_item_needs()
    {
        var needs = Set("personal-amount", "benefit-kind");
        var open = new PurposeCase("pension-termination", IsOpen: true, Set("P"));
        PurposeCall Of(string? subject, string element = "personal-amount") =>
            new(subject, new Dictionary<string, string?> { ["ffje"] = element }, PersonalRows: true);
        string? Code(PurposeCall call, PurposeCase? @case, string item = "pension-termination", PurposeKind kind = PurposeKind.Matter) =>
            PurposeBinding.Refuse(kind, call, item, @case, needs)?.Code;

        Assert.Null(Code(Of("P"), open));
        Assert.Equal("403-case", Code(Of("brother of P"), open));
        Assert.Equal("403-case", Code(Of("P"), open with { IsOpen = false }));
        Assert.Equal("403-case", Code(Of("P"), null));
        Assert.Equal("403-case", Code(Of(null), open));
        Assert.Equal("403-case", Code(Of("P"), open, "senior-allowance"));
        Assert.Equal("403-field", Code(Of("P", "disease"), open));
        Assert.Equal("403-purpose", Code(Of("P"), open, kind: PurposeKind.Statistics));
        Assert.Equal("403-purpose", Code(Of("P"), open, kind: PurposeKind.Duty));
        Assert.Null(Code(Of("P") with { PersonalRows = false }, null, kind: PurposeKind.Duty));
    }

    [Fact]
    public void A_field_that_left_the_form_and_an_item_that_is_gone_narrow_the_grant()
    {
        var open = new PurposeCase("i", IsOpen: true, Set("P"));
        var call = new PurposeCall("P", new Dictionary<string, string?> { ["xm"] = "person-name" }, PersonalRows: true);

        Assert.Null(PurposeBinding.Refuse(PurposeKind.Matter, call, "i", open, Set("person-name")));
        Assert.Equal("403-field", PurposeBinding.Refuse(PurposeKind.Matter, call, "i", open, Set())?.Code);
        Assert.Equal("403-field", PurposeBinding.Refuse(PurposeKind.Matter, call, "i", open, null)?.Code);
    }

    [Theory]
    [InlineData(GrantState.Draft)]
    [InlineData(GrantState.Testing)]
    [InlineData(GrantState.Active)]
    [InlineData(GrantState.Suspended)]
    [InlineData(GrantState.Expired)]
    public void P03_6_a_revoked_grant_stays_revoked(GrantState before)
    {
        var revoked = SharingGrantWay.Revoke(before, "合作终止").Value;

        Assert.Equal(GrantState.Revoked, revoked);
        Assert.False(SharingGrantWay.Resume(revoked, 3).Succeeded);
        Assert.False(SharingGrantWay.Suspend(revoked, "再暂停").Succeeded);
        Assert.False(SharingGrantWay.KeyIssued(revoked).Succeeded);
        Assert.Equal(GrantState.Revoked, SharingGrantWay.Tested(revoked, 3));
        Assert.False(SharingGrantWay.Revoke(before, " ").Succeeded);
    }

    [Fact]
    public void Three_test_calls_make_a_grant_active_and_a_stopped_one_goes_on_where_it_stood()
    {
        Assert.Equal(GrantState.Testing, SharingGrantWay.KeyIssued(GrantState.Draft).Value);
        Assert.Equal(GrantState.Testing, SharingGrantWay.Tested(GrantState.Testing, 2));
        Assert.Equal(GrantState.Active, SharingGrantWay.Tested(GrantState.Testing, 3));
        Assert.Equal(GrantState.Testing, SharingGrantWay.Resume(GrantState.Suspended, 2).Value);
        Assert.Equal(GrantState.Active, SharingGrantWay.Resume(GrantState.Suspended, 3).Value);
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(61, Suspicion.NotFound)]
    public void P03_7_61_misses_of_200_are_too_many_and_60_are_not(int misses, Suspicion? expected)
    {
        var guard = new EnumerationGuard();
        Suspicion? found = null;
        for (var i = 0; i < 200; i++)
            found ??= guard.Note(i < misses ? CallTrace.NotFound : CallTrace.Found);

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Strangers_and_numbers_in_a_row_are_told()
    {
        var strangers = new EnumerationGuard();
        var told = Enumerable.Range(0, 200).Select(i => strangers.Note(i % 3 == 0 ? CallTrace.Stranger : CallTrace.Found)).ToList();
        var browsing = new EnumerationGuard();
        var run = Enumerable.Range(0, 10).Select(i => browsing.Note(CallTrace.Found, $"33090219900101{100 + 2 * i}X")).ToList();
        var scattered = new EnumerationGuard();

        Assert.Equal(Suspicion.Strangers, told[^1]);
        Assert.All(told[..^1], one => Assert.Null(one));
        Assert.Equal([null, Suspicion.Consecutive], run[^2..]);
        Assert.All(Enumerable.Range(0, 10), i => Assert.Null(scattered.Note(CallTrace.Found, $"33090219900101{100 + 7 * i}X")));
    }

    [Theory]
    [InlineData(SharingAttribute.Unconditional, DataLevel.L3, "")]
    [InlineData(SharingAttribute.Unconditional, DataLevel.L4, "Authority")]
    [InlineData(SharingAttribute.Conditional, DataLevel.L1, "Provider")]
    [InlineData(SharingAttribute.Conditional, DataLevel.L3, "Provider")]
    [InlineData(SharingAttribute.Conditional, DataLevel.L4, "Provider,Authority")]
    public void The_attribute_and_the_level_say_who_decides(SharingAttribute attribute, DataLevel level, string steps) =>
        Assert.Equal(steps, string.Join(',', SharingSteps.Of(attribute, level).Value));

    [Fact]
    public void What_the_law_withholds_has_no_steps() =>
        Assert.Equal(403, SharingSteps.Of(SharingAttribute.Withheld, DataLevel.L1).Fault?.Status);

    static readonly Watermark Mark = new(Encoding.UTF8.GetBytes("mark"));

    static List<(string Row, string Column, string Value)> Marked(ulong code, int rows) =>
        [
            .. Enumerable
                .Range(0, rows)
                .SelectMany(i =>
                    new[]
                    {
                        ($"{i}", "je", Mark.Write($"{i}.5", code, $"{i}", "je")),
                        ($"{i}", "mc", Mark.Write($"海味（{i}）店", code, $"{i}", "mc")),
                    }
                ),
        ];

    [Fact]
    public void A_file_that_was_cut_sorted_and_partly_rewritten_still_names_its_recipient()
    {
        string[] grants = [.. Enumerable.Range(1, 500).Select(i => $"G-2026-{i:000000}")];
        var leaked = Marked(WatermarkReading.CodeOf("G-2026-000123"), 2_000);
        var found = leaked
            .Where((_, i) => i % 3 != 0)
            .Reverse()
            .Select((cell, i) => i % 10 == 0 ? cell with { Value = cell.Value.TrimEnd('0') } : cell);

        Assert.Equal("G-2026-000123", Mark.Read(found).Of(grants, WatermarkReading.CodeOf));
        Assert.Null(Mark.Read(Marked(WatermarkReading.CodeOf("G-2025-000001"), 2_000)).Of(grants, WatermarkReading.CodeOf));
        Assert.Null(Mark.Read(leaked[..20]).Of(grants, WatermarkReading.CodeOf));
    }

    [Fact]
    public void A_marked_value_is_equal_to_what_it_was_and_other_values_are_left_alone() =>
        Gen.Decimal[-1_000_000, 1_000_000]
            .Select(Gen.ULong, Gen.String)
            .Sample(
                (number, code, row) =>
                {
                    var text = Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);
                    return decimal.Parse(Mark.Write(text, code, row, "c"), CultureInfo.InvariantCulture) == Math.Round(number, 4)
                        && Mark.Write("12", code, row, "c") == "12"
                        && Mark.Write("12.00", code, row, "c") == "12.00"
                        && Mark.Write("2026-01-01", code, row, "c") == "2026-01-01";
                }
            );

    [Theory]
    [InlineData(58, LeakVerdict.Named)]
    [InlineData(54, LeakVerdict.Named)]
    [InlineData(53, LeakVerdict.Lead)]
    [InlineData(52, LeakVerdict.Lead)]
    [InlineData(51, LeakVerdict.Nothing)]
    [InlineData(37, LeakVerdict.Nothing)]
    public void P15_2_an_account_is_named_by_54_bits_of_64_and_fewer_are_a_lead(int agreeing, LeakVerdict verdict)
    {
        var code = WatermarkReading.CodeOf("G-2026-000123");
        // Where the file agrees it votes as the code says, elsewhere against it.
        var reading = new WatermarkReading([.. Enumerable.Range(0, 64).Select(bit => ((code >> bit) & 1) == 1 == bit < agreeing ? 1 : -1)]);

        Assert.Equal(verdict, reading.Against(code));
        Assert.Equal(verdict is LeakVerdict.Named ? "A" : null, reading.Of(["A"], _ => code));
    }
}
