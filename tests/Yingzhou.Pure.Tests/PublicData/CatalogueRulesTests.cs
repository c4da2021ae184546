using CsCheck;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>The worked examples of page p01 and both sides of its limits.</summary>
public class CatalogueRulesTests
{
    static readonly DateTimeOffset Now = new(2025, 11, 28, 16, 0, 0, TimeSpan.FromHours(8));
    static readonly Workdays Calendar = Given.Autumn2025();

    static RatioOf OnTime(int all, int inTime) =>
        CollectionPromise.OnTimeRate(
            Enumerable.Range(0, all).Select(i => (UpdateCycle.Daily, (DateTimeOffset?)Now.AddDays(i < inTime ? -1 : -3))),
            Now
        );

    [Fact]
    public void P01_1_of_2299_catalogues_2172_in_time_are_94_48_percent_and_127_are_late()
    {
        var rate = OnTime(2_299, 2_172);

        Assert.Equal(94.48m, Math.Round(rate.Share!.Value * 100, 2));
        Assert.Equal(127, rate.Denominator - rate.Numerator);
    }

    [Theory]
    [InlineData(UpdateCycle.Realtime, 5, true)]
    [InlineData(UpdateCycle.Realtime, 6, false)]
    [InlineData(UpdateCycle.Daily, 30 * 60, true)]
    [InlineData(UpdateCycle.Daily, 30 * 60 + 1, false)]
    [InlineData(UpdateCycle.Weekly, 8 * 24 * 60, true)]
    [InlineData(UpdateCycle.Weekly, 8 * 24 * 60 + 1, false)]
    public void A_load_is_in_time_until_cycle_and_grace_are_over(UpdateCycle cycle, int minutesAgo, bool onTime) =>
        Assert.Equal(onTime, CollectionPromise.IsOnTime(cycle, Now.AddMinutes(-minutesAgo), Now));

    [Fact]
    public void What_promises_nothing_is_not_counted_and_what_never_came_is_late()
    {
        Assert.Null(CollectionPromise.IsOnTime(UpdateCycle.AsNeeded, null, Now));
        Assert.False(CollectionPromise.IsOnTime(UpdateCycle.Yearly, null, Now));
        Assert.Null(CollectionPromise.OnTimeRate([(UpdateCycle.AsNeeded, null)], Now).Share);
    }

    [Fact]
    public void A_catalogue_that_nobody_fills_or_nobody_takes_is_a_zombie()
    {
        var longAgo = Now.AddDays(-800);

        Assert.True(CollectionPromise.IsZombie(UpdateCycle.Daily, longAgo, Now.AddDays(-3.3), Now, Now));
        Assert.False(CollectionPromise.IsZombie(UpdateCycle.Daily, longAgo, Now.AddDays(-3.2), Now, Now));
        Assert.True(CollectionPromise.IsZombie(UpdateCycle.Daily, longAgo, Now, Now.AddDays(-366), Now));
        Assert.False(CollectionPromise.IsZombie(UpdateCycle.Daily, longAgo, Now, Now.AddDays(-365), Now));
    }

    static readonly ShownItem Name = new("姓名", DataLevel.L2);
    static readonly ShownItem Number = new("身份证号", DataLevel.L3);

    [Fact]
    public void P01_2_a_table_has_the_level_of_its_highest_item_and_a_masked_number_falls_one_level()
    {
        Assert.Equal(DataLevel.L4, DataLevels.OfTable([DataLevel.L2, DataLevel.L3, DataLevel.L4]));
        Assert.Equal(DataLevel.L2, DataLevels.OfResult([Name, Number with { Masked = true }], smallestGroup: 100));
        Assert.Equal(DataLevel.L3, DataLevels.OfResult([Name, Number], smallestGroup: 100));
        Assert.Null(DataLevels.OfTable([]));
    }

    [Theory]
    [InlineData(3, DataLevel.L3)]
    [InlineData(4, DataLevel.L3)]
    [InlineData(5, DataLevel.L2)]
    [InlineData(7, DataLevel.L2)]
    [InlineData(null, DataLevel.L3)]
    public void P01_3_birth_date_village_and_sex_together_are_raised_in_small_groups(int? smallest, DataLevel expected) =>
        Assert.Equal(
            expected,
            DataLevels.OfResult(
                [
                    new("出生日期", DataLevel.L2, Quasi: QuasiIdentifier.BirthDate),
                    new("村（社区）", DataLevel.L2, Quasi: QuasiIdentifier.Village),
                    new("性别", DataLevel.L2, Quasi: QuasiIdentifier.Sex),
                ],
                smallest
            )
        );

    [Fact]
    public void A_combination_never_passes_L4_and_one_quasi_identifier_alone_raises_nothing()
    {
        ShownItem birth = new("出生日期", DataLevel.L4, Quasi: QuasiIdentifier.BirthDate);

        Assert.Equal(DataLevel.L4, DataLevels.OfResult([birth, new("性别", DataLevel.L1, Quasi: QuasiIdentifier.Sex)], 1));
        Assert.Equal(DataLevel.L2, DataLevels.OfResult([birth with { Level = DataLevel.L2 }, Name], 1));
    }

    static SourceSettlement Settle(params SourceClaim[] claims) => OneSource.Settle(claims, new(2025, 11, 24), Calendar).Value;

    [Fact]
    public void P01_4_the_organ_that_issues_the_record_is_the_source_then_accuracy_decides_then_arbitration()
    {
        var fresh = Now.AddHours(-1);

        var marriage = Settle(new("民政", ClaimGround.IssuesRecord, fresh), new("公安", ClaimGround.OwnUse, Now));
        var accurate = Settle(new("甲", ClaimGround.IssuesRecord, fresh, 0.991), new("乙", ClaimGround.IssuesRecord, fresh, 0.987));
        var tied = Settle(new("甲", ClaimGround.IssuesRecord, fresh, 0.99), new("乙", ClaimGround.IssuesRecord, fresh, 0.99));

        Assert.Equal(("民政", false), (marriage.Authoritative?.Claimant, marriage.IsContested));
        Assert.Equal("甲", accurate.Authoritative?.Claimant);
        Assert.Null(tied.Authoritative);
        Assert.Equal(["甲", "乙"], tied.Contenders.Select(claim => claim.Claimant));
        // Ten working days after Monday 24 November.
        Assert.Equal(new DateOnly(2025, 12, 8), tied.ArbitrationDue?.Day);
    }

    [Fact]
    public void An_accuracy_that_nobody_measured_does_not_lose_against_one_that_was()
    {
        var settled = Settle(new("甲", ClaimGround.NamedByLaw, Now, 0.5), new("乙", ClaimGround.NamedByLaw, Now));

        Assert.True(settled.IsContested);
        Assert.Null(Settle().Authoritative);
    }

    [Fact]
    public void Whoever_is_the_source_has_the_strongest_ground_and_the_order_of_the_claims_does_not_matter()
    {
        var claim = Gen.Select(Gen.Int[0, 5], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 3])
            .Select(
                (who, ground, age, accuracy) =>
                    new SourceClaim(
                        $"部门{who}",
                        (ClaimGround)ground,
                        age == 3 ? null : Now.AddDays(-age),
                        accuracy == 3 ? null : 0.9 + (accuracy / 100.0)
                    )
            );

        claim
            .List[1, 6]
            .Sample(claims =>
            {
                var (one, other) = (Settle([.. claims]), Settle([.. Enumerable.Reverse(claims)]));
                Assert.Equal(one.IsContested, other.IsContested);
                Assert.Equal(one.Authoritative, other.Authoritative);
                Assert.True(one.Authoritative is null ? one.IsContested : one.Authoritative.Ground == claims.Max(c => c.Ground));
            });
    }

    [Fact]
    public void P01_5_a_column_of_another_type_stops_the_load_and_is_named_with_both_types()
    {
        var drift = SchemaDrift.Between(
            [new("xm", "VARCHAR(50)"), new("dz", "VARCHAR(100)")],
            [new("XM", "varchar(50)"), new("dz", "INT"), new("bz", "TEXT")]
        );

        Assert.True(drift.StopsLoad);
        Assert.Equal([new RetypedColumn("dz", "VARCHAR(100)", "INT")], drift.Retyped);
        Assert.Equal("dz 由 VARCHAR(100) 变为 INT；多出未登记的 bz", drift.ToString());
    }

    [Fact]
    public void A_new_column_alone_does_not_stop_a_load_and_a_missing_one_does()
    {
        Assert.False(SchemaDrift.Between([new("a", "INT")], [new("a", "INT"), new("b", "INT")]).StopsLoad);
        Assert.True(SchemaDrift.Between([new("a", "INT"), new("b", "INT")], [new("a", "INT")]).StopsLoad);
    }

    [Fact]
    public void P01_6_the_code_of_a_provider_is_checked_and_the_right_character_told()
    {
        Assert.True(ProviderCode.Parse("11330900MB1234567P").Succeeded);
        Assert.Contains("应为 P", ProviderCode.Parse("11330900MB1234567Q").Fault!.Detail, StringComparison.Ordinal);
        Assert.Equal("uscc.length", ProviderCode.Parse("11330900MB1234567").Fault!.Code);
    }

    [Fact]
    public void P01_7_an_unconditional_request_of_friday_is_answered_by_the_next_working_day_half_past_five()
    {
        Assert.Equal(new DateTimeOffset(2025, 12, 1, 17, 30, 0, TimeSpan.FromHours(8)), Due(SharingAttribute.Unconditional).Value);
        Assert.Equal(new DateTimeOffset(2025, 12, 12, 17, 30, 0, TimeSpan.FromHours(8)), Due(SharingAttribute.Conditional).Value);
        Assert.Equal(
            new DateTimeOffset(2025, 12, 26, 17, 30, 0, TimeSpan.FromHours(8)),
            Due(SharingAttribute.Conditional, extended: true).Value
        );
        Assert.False(Due(SharingAttribute.Unconditional, extended: true).Succeeded);
        Assert.False(Due(SharingAttribute.Withheld).Succeeded);
    }

    [Theory]
    [InlineData(null, "不给", "share.refusal-ground")]
    [InlineData("工作需要", "不给", "share.refusal-ground")]
    [InlineData("purpose", " ", "share.refusal-text")]
    [InlineData("purpose", "用于商业宣传", null)]
    public void P01_7_a_refusal_without_a_legal_ground_is_not_taken(string? ground, string text, string? fault)
    {
        var refused = ShareAnswer.RefuseRefusal(ground, text);

        Assert.Equal(fault, refused?.Code);
        Assert.True(refused is null or { Status: 422 });
    }

    static Outcome<DateTimeOffset> Due(SharingAttribute attribute, bool extended = false) =>
        ShareAnswer.Due(attribute, Now, Calendar, extended);

    static readonly CatalogueMetadata Whole = new()
    {
        Name = "婚姻登记信息",
        Abstract = "婚姻登记机关办理的结婚、离婚登记",
        Provider = "civil-affairs",
        Format = "数据库",
        Sharing = SharingAttribute.Unconditional,
        SharingMode = "接口",
        Opening = OpenAttribute.Closed,
        Cycle = UpdateCycle.Daily,
        PublishedOn = new(2026, 1, 1),
        RelatedCode = "330900-011",
    };

    [Fact]
    public void All_eleven_core_fields_must_be_there_to_publish_and_withholding_needs_a_law()
    {
        Assert.Equal(new RatioOf(11, 11), Whole.Completeness);
        Assert.Empty(Whole.Missing);
        Assert.Equal(["摘要"], (Whole with { Abstract = " " }).Missing);
        Assert.Equal(["共享条件"], (Whole with { Sharing = SharingAttribute.Conditional }).Missing);
        Assert.Equal(["不予共享的法律依据"], (Whole with { Sharing = SharingAttribute.Withheld, SharingCondition = "不予共享" }).Missing);
    }

    [Fact]
    public void A_catalogue_that_is_part_of_another_under_a_like_name_must_be_judged()
    {
        HashSet<string> all = ["name", "resident-id", "marriage-state", "marriage-date"];

        Assert.True(
            CatalogueLikeness.Of("婚姻登记信息", all, "婚姻登记信息（定海）", new HashSet<string> { "name", "marriage-state" })
                >= CatalogueLikeness.Judged
        );
        Assert.True(
            CatalogueLikeness.Of("婚姻登记信息", all, "渔船登记信息", new HashSet<string> { "name", "ship-number" })
                < CatalogueLikeness.Judged
        );
        Assert.Equal(0, CatalogueLikeness.Of("甲", new HashSet<string>(), "乙", new HashSet<string>()));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void A_remark_in_which_more_than_a_fifth_are_resident_numbers_looks_like_L3(int numbers, bool suspicious)
    {
        var values = Enumerable.Range(0, 100).Select(i => i < numbers ? ResidentId.Compose("330902", new(1990, 1, 1), i).Number : "备注");

        Assert.Equal(suspicious, ContentSniff.LooksLikeResidentIds([.. values, null, ""], new(2026, 11, 27)));
    }
}
