using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Grading, vulnerabilities, cryptographic assessment, sign-in bursts, report clocks of p14.</summary>
public class SecurityRulesTests
{
    static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, CityTime.Offset);
    static readonly SignInBursts Rule = new(TimeSpan.FromMinutes(5), 20, 5);

    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, VulnerabilitySeverity.Critical)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:N", 7.1, VulnerabilitySeverity.High)]
    [InlineData("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N", 4.4, VulnerabilitySeverity.Medium)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0, VulnerabilitySeverity.Critical)]
    // The examples of FIRST: CVE-2013-1937, CVE-2014-3566 and one that touches nothing.
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1, VulnerabilitySeverity.Medium)]
    [InlineData("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N/E:P/RL:O", 3.1, VulnerabilitySeverity.Low)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0, VulnerabilitySeverity.None)]
    public void P14_1_a_vector_has_its_base_score(string vector, double score, VulnerabilitySeverity severity)
    {
        var read = CvssVector.Parse(vector).Value;

        Assert.Equal((decimal)score, read.Score);
        Assert.Equal(severity, read.Severity);
    }

    [Theory]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:3.1")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "缺少指标 A")]
    [InlineData("CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "AV 写了两次")]
    [InlineData("CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "AV 没有取值 Q")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:N", "没有指标 ZZ")]
    [InlineData("", "CVSS:3.1")]
    public void A_vector_that_is_none_is_refused_with_its_metric(string vector, string why)
    {
        var refused = CvssVector.Parse(vector).Fault!;

        Assert.Equal("security.cvss", refused.Code);
        Assert.Equal("vector", refused.Field);
        Assert.Contains(why, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void P14_2_what_is_exploited_and_exposed_has_a_day_and_the_same_inside_a_week()
    {
        Assert.Equal(31.95m, VulnerabilityPriority.Of(7.1m, Exposure.Internet, Exploitation.Known, 3));
        Assert.Equal(TimeSpan.FromHours(24), VulnerabilityPriority.Allowed(7.1m, Exposure.Internet, Exploitation.Known));
        Assert.Equal(7.1m, VulnerabilityPriority.Of(7.1m, Exposure.Inside, Exploitation.None, 2));
        Assert.Equal(TimeSpan.FromDays(7), VulnerabilityPriority.Allowed(7.1m, Exposure.Inside, Exploitation.None));
    }

    [Theory]
    [InlineData(9.0, 3)]
    [InlineData(8.9, 7)]
    [InlineData(7.0, 7)]
    [InlineData(6.9, 30)]
    [InlineData(4.0, 30)]
    [InlineData(3.9, 90)]
    [InlineData(0.1, 90)]
    public void Each_severity_has_its_days(double score, int days)
    {
        Assert.Equal(TimeSpan.FromDays(days), VulnerabilityPriority.Allowed((decimal)score, Exposure.Extranet, Exploitation.Known));
        Assert.Null(VulnerabilityPriority.Allowed(0, Exposure.Internet, Exploitation.Known));
    }

    [Fact]
    public void A_virtual_patch_stops_the_clock_for_thirty_days_at_most_and_only_in_time()
    {
        var week = TimeSpan.FromDays(7);

        Assert.Equal(Nine.AddDays(7), VulnerabilityPriority.Due(Nine, week));
        Assert.Equal(Nine.AddDays(17), VulnerabilityPriority.Due(Nine, week, Nine.AddDays(1), Nine.AddDays(11)));
        Assert.Equal(Nine.AddDays(37), VulnerabilityPriority.Due(Nine, week, Nine.AddDays(1)));
        Assert.Equal(Nine.AddDays(37), VulnerabilityPriority.Due(Nine, week, Nine.AddDays(1), Nine.AddDays(90)));
        Assert.Equal(Nine.AddDays(7), VulnerabilityPriority.Due(Nine, week, Nine.AddDays(7)));
    }

    static readonly decimal?[] PageScores = [.75m, .8125m, .5m, .6875m, 1, .75m, 1, 1];
    static readonly decimal[] Weights = [10, 20, 10, 30, 8, 8, 8, 6];

    [Fact]
    public void P14_3_a_high_risk_fails_in_spite_of_the_score()
    {
        var total = CryptoAssessment.Total(PageScores.Zip(Weights, (score, weight) => new CryptoLayer("", weight, score)))!.Value;

        Assert.Equal(77.375m, total);
        Assert.Equal(CryptoVerdict.Basic, CryptoAssessment.Judge(total, 0));
        Assert.Equal(CryptoVerdict.Failed, CryptoAssessment.Judge(total, 1));
        Assert.Equal(CryptoVerdict.Basic, CryptoAssessment.Judge(60, 0));
        Assert.Equal(CryptoVerdict.Failed, CryptoAssessment.Judge(59.9999m, 0));
        Assert.Equal(CryptoVerdict.Passed, CryptoAssessment.Judge(100, 0));
    }

    [Fact]
    public void A_layer_that_does_not_apply_weighs_nothing()
    {
        Assert.Equal(50, CryptoAssessment.Total([new("网络和通信", 20, .5m), new("物理和环境", 10, null)]));
        Assert.Null(CryptoAssessment.Total([new("物理和环境", 10, null)]));
        Assert.Null(CryptoAssessment.UnitScore([]));
        Assert.Equal(.3333m, CryptoAssessment.UnitScore([1, 0, 0]));
        Assert.Equal(.125m, CryptoAssessment.ObjectScore(.5m, .5m, .5m));
    }

    [Theory]
    [InlineData(1, .25, .5)]
    [InlineData(.5, .25, .25)]
    public void P14_4_another_means_makes_good_by_half(double compensating, double own, double score) =>
        Assert.Equal((decimal)score, CryptoAssessment.Compensated((decimal)compensating, (decimal)own));

    [Fact]
    public void P14_5_level_three_is_assessed_each_year()
    {
        var last = new DateOnly(2025, 11, 20);

        Assert.Equal(3, ProtectionGrade.Of(2, 3));
        Assert.Equal(3, ProtectionGrade.DaysOverdue(3, last, new(2026, 11, 23)));
        Assert.Equal(0, ProtectionGrade.DaysOverdue(3, last, new(2026, 11, 20)));
        Assert.Equal(0, ProtectionGrade.DaysOverdue(2, last, new(2026, 11, 23)));
        Assert.Null(ProtectionGrade.NextAssessment(1, last));
    }

    [Theory]
    [InlineData(HarmedObject.Citizens, 1, 2, 2)]
    [InlineData(HarmedObject.Society, 2, 3, 4)]
    [InlineData(HarmedObject.Nation, 3, 4, 5)]
    public void The_matrix_of_grades(HarmedObject harmed, int ordinary, int serious, int very) =>
        Assert.Equal([ordinary, serious, very], Enum.GetValues<HarmDegree>().Select(degree => ProtectionGrade.Of(harmed, degree)));

    static IEnumerable<SignInAttempt> Failures(int count, int accounts, double seconds) =>
        Enumerable
            .Range(0, count)
            .Select(index => new SignInAttempt(Nine.AddSeconds(index * seconds), "203.0.113.7", $"账号{index % accounts}", false));

    [Fact]
    public void P14_6_twenty_five_failures_then_a_success_is_one_incident_of_26_events()
    {
        List<SignInAttempt> log = [.. Failures(25, 6, 10)];
        var burst = Assert.Single(Rule.Find([.. log, new(Nine.AddMinutes(4).AddSeconds(10), "203.0.113.7", "账号3", true)]));
        var without = Assert.Single(Rule.Find(log));

        Assert.Equal((26, 25, 6), (burst.Events, burst.Failures, burst.Accounts));
        Assert.Equal(["账号3"], burst.Opened);
        Assert.False(without.BrokeIn);
        Assert.Equal(25, without.Events);
    }

    [Fact]
    public void Honest_people_behind_one_address_are_no_burst()
    {
        // Below the count, on too few log-ins, too slow; a success before, and one long after.
        Assert.Empty(Rule.Find(Failures(19, 6, 10)));
        Assert.Empty(Rule.Find(Failures(25, 4, 10)));
        Assert.Empty(Rule.Find(Failures(40, 6, 16)));
        var before = new SignInAttempt(Nine.AddSeconds(5), "203.0.113.7", "诚实的人", true);
        var after = new SignInAttempt(Nine.AddMinutes(30), "203.0.113.7", "诚实的人", true);
        Assert.False(Assert.Single(Rule.Find([before, .. Failures(25, 6, 10), after])).BrokeIn);
    }

    [Fact]
    public void Bursts_do_not_depend_on_the_order_in_which_the_log_is_read() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 7], Gen.Int[0, 1200], Gen.Int[0, 9])
            .Array[0, 120]
            .Sample(drawn =>
            {
                var log = drawn
                    .Select(
                        (one, index) =>
                            new SignInAttempt(
                                Nine.AddSeconds(one.Item3).AddTicks(index),
                                $"10.0.0.{one.Item1}",
                                $"{one.Item2}",
                                one.Item4 == 0
                            )
                    )
                    .ToList();
                var rule = new SignInBursts(TimeSpan.FromMinutes(2), 6, 3);
                var found = rule.Find(log);

                Assert.Equal(Told(found), Told(rule.Find(Enumerable.Reverse(log))));
                Assert.All(found, burst => Assert.True(burst.Failures >= 6 && burst.Accounts >= 3 && burst.Until >= burst.From));
                // Nothing is counted twice.
                Assert.True(found.Sum(burst => burst.Events) <= log.Count);
            });

    static IEnumerable<string> Told(IEnumerable<SignInBurst> bursts) =>
        bursts.Select(burst => $"{burst.Address} {burst.From.Ticks} {burst.Until.Ticks} {burst.Events} {string.Join(',', burst.Opened)}");

    [Theory]
    [InlineData(NetworkOperator.Other, 13)]
    [InlineData(NetworkOperator.CriticalInfrastructure, 10)]
    [InlineData(NetworkOperator.CentralOrgan, 11)]
    public void P14_7_an_incident_is_reported_by_its_hour(NetworkOperator by, int hour)
    {
        var due = SecurityReportClock.Due(SecurityIncidentClass.Larger, by, Nine)!.Value;

        Assert.Equal(Nine.Date.AddHours(hour), due.DateTime);
        Assert.Equal(TimeSpan.FromMinutes(5), SecurityReportClock.Late(due, due.AddMinutes(5)));
        Assert.Equal(TimeSpan.Zero, SecurityReportClock.Late(due, due));
        Assert.Null(SecurityReportClock.Due(SecurityIncidentClass.Ordinary, by, Nine));
    }

    [Fact]
    public void P14_8_what_was_in_time_is_a_share_of_what_was_due() =>
        Assert.Equal(95.39m, Math.Round(new RatioOf(412 - 19, 412).Share!.Value * 100, 2));

    [Fact]
    public void What_is_usual_is_the_median_of_the_days_somebody_worked()
    {
        Assert.Equal(12, UsualCount.Of([10, 0, 12, 0, 900, 11, 14], unknown: 40));
        Assert.Equal(40, UsualCount.Of([10, 12, 0, 14], unknown: 40));
        Assert.Equal(11.5, UsualCount.Of([10, 11, 12, 13], unknown: 40, least: 4));
    }

    [Fact]
    public void Three_administrators_are_three_people()
    {
        var rule = new ExclusiveRoles("三员分立", ["system", "security", "audit"], "GB/T 22239-2019");

        Assert.Equal("system", rule.Against(["clerk", "system"], "audit"));
        Assert.Null(rule.Against(["system"], "system"));
        Assert.Null(rule.Against(["system"], "clerk"));
        Assert.True(rule.Clash(["audit", "clerk", "security"]));
        Assert.False(rule.Clash(["audit", "audit", "clerk"]));
    }
}
