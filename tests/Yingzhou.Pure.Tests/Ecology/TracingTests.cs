using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Ecology;

public class TracingTests
{
    static readonly (string, IReadOnlyList<double>)[] Signatures =
    [
        ("A", [.62, .20, .12, .06]),
        ("B", [.15, .55, .10, .20]),
        ("C", [.25, .25, .40, .10]),
    ];

    [Fact]
    public void C08_8_shares_of_three_sources()
    {
        var fit = Fingerprint.Fit([.53, .28, .12, .07], Signatures).Value;

        Assert.Equal(["A", "B", "C"], fit.Shares.Select(share => share.Source));
        Assert.Equal([.80, .20, 0], fit.Shares.Select(share => Math.Round(share.Share, 2)));
        // The page's 4.56e-4 is that of the rounded shares .80 and .20; the best mixture leaves a little less.
        Assert.Equal(4.534e-4, fit.SquaredResidual, 0.001e-4);
    }

    [Fact]
    public void A_mixture_made_is_found_again() =>
        Gen.Double[0.01, 1]
            .Array[3]
            .Sample(raw =>
            {
                var sum = raw.Sum() + 1e-9;
                double[] shares = [.. raw.Select(one => one / sum)];
                double[] sample =
                [
                    .. Enumerable.Range(0, 4).Select(k => Signatures.Select((source, i) => shares[i] * source.Item2[k]).Sum()),
                ];
                var fit = Fingerprint.Fit(sample, Signatures).Value;
                return fit.Shares.All(share =>
                    Math.Abs(share.Share - shares["ABC".IndexOf(share.Source, StringComparison.Ordinal)]) < 1e-4
                );
            });

    [Fact]
    public void No_other_mixture_is_nearer() =>
        Gen.Select(Gen.Double[0, 1].Array[4], Gen.Double[0, 1].Array[4].Array[1, 7], Gen.Double[0.001, 1].Array[7])
            .Sample(
                (sample, signatures, raw) =>
                {
                    var fit = Fingerprint.Fit(sample, [.. signatures.Select((one, i) => ($"{i}", (IReadOnlyList<double>)one))]).Value;
                    var sum = raw.Take(signatures.Length).Sum();
                    var other = Enumerable
                        .Range(0, 4)
                        .Sum(k => Math.Pow(sample[k] - signatures.Select((one, i) => raw[i] / sum * one[k]).Sum(), 2));
                    return Math.Abs(fit.Shares.Sum(share => share.Share) - 1) < 1e-9
                        && fit.Shares.All(share => share.Share >= 0)
                        && fit.SquaredResidual <= other + 1e-9;
                },
                iter: 2000
            );

    [Fact]
    public void Signatures_of_other_length_are_refused()
    {
        Assert.Equal("environment.signature-length", Fingerprint.Fit([1, 2], Signatures).Fault?.Code);
        Assert.Equal("environment.no-source", Fingerprint.Fit([1, 2], []).Fault?.Code);
    }

    [Fact]
    public void A_pulse_thins_and_decays()
    {
        Assert.Equal(1.0, DownstreamPulse.Concentration(1, 10, 9, 0, 5)!.Value, 9);
        Assert.Equal(Math.Exp(-0.5), DownstreamPulse.Concentration(1, 10, 9, 0.1, 5)!.Value, 9);
        Assert.Null(DownstreamPulse.Concentration(0, 10, 0, 0.1, 5));
    }

    static readonly DateTimeOffset Start = new(2026, 10, 15, 0, 0, 0, TimeSpan.FromHours(8));
    static readonly PowerBaseline Healthy = new(20, 50, 0.3);

    static PowerInterval[] Intervals(
        int count,
        Func<int, (double? Production, double? Treatment)> kw,
        int minutes = 5,
        Func<int, double>? outlet = null
    ) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new PowerInterval(
                    Start.AddMinutes(i * minutes),
                    TimeSpan.FromMinutes(minutes),
                    kw(i).Production,
                    kw(i).Treatment,
                    outlet?.Invoke(i)
                )),
        ];

    [Theory]
    [InlineData(2, true)] // ten minutes
    [InlineData(1, false)]
    public void Production_without_treatment_for_ten_minutes(int intervals, bool found) =>
        Assert.Equal(
            found,
            ElectricityCheck
                .Of(Intervals(12, i => (100, i >= 4 && i < 4 + intervals ? 9.9 : 50 + (i % 3 * 5))), Healthy)
                .Any(finding => finding.Sign is PowerSign.TreatmentStopped)
        );

    [Fact]
    public void A_fifth_of_the_median_is_not_below_it_and_silence_is_no_sign()
    {
        Assert.DoesNotContain(ElectricityCheck.Of(Intervals(12, i => (100, 10)), Healthy), one => one.Sign is PowerSign.TreatmentStopped);
        Assert.Empty(ElectricityCheck.Of(Intervals(12, _ => (100, null)), Healthy));
        Assert.Empty(ElectricityCheck.Of(Intervals(12, _ => (5, 0)), Healthy));
    }

    [Fact]
    public void Too_smooth_too_low_and_an_outlet_that_never_moves()
    {
        var idle = ElectricityCheck.Of(Intervals(60, i => (100, 50 + (i % 2 * 0.1))), Healthy);
        var low = ElectricityCheck.Of(Intervals(24, i => (300, 50 + (i % 5 * 4))), Healthy);
        var flat = ElectricityCheck.Of(
            Intervals(48, i => (i % 2 == 0 ? 50 : 150, 60 + (i % 7)), outlet: i => 12 + (i % 3 * 0.01)),
            Healthy
        );

        Assert.Contains(idle, one => one.Sign is PowerSign.IdleRunning);
        Assert.Contains(low, one => one.Sign is PowerSign.RatioLow);
        Assert.Contains(flat, one => one.Sign is PowerSign.OutletFlat);
    }

    [Fact]
    public void A_baseline_is_learnt_from_its_own_quarter()
    {
        var learnt = PowerBaseline.Learn(20, Intervals(100, i => (100, 40 + (i * 0.2))))!;

        Assert.Equal(49.9, learnt.TreatmentMedianKw, 1e-9);
        Assert.Equal(0.4099, learnt.RatioFifthPercentile, 1e-4);
        Assert.Null(PowerBaseline.Learn(20, Intervals(10, _ => (5, 40))));
    }

    [Theory]
    [InlineData(700, 0.3, true)] // just as ordered
    [InlineData(701, 0.3, false)]
    public void An_ordered_reduction_is_kept_or_not(double used, double ordered, bool kept) =>
        Assert.Equal(kept, ElectricityCheck.Curtailment(1000, used, ordered)!.Value.Kept);

    static OutletHour[] Hours(
        int count,
        Func<int, double> concentration,
        Func<int, double> flow,
        DataMark mark = DataMark.Normal,
        double? oxygen = null
    ) => [.. Enumerable.Range(0, count).Select(i => new OutletHour(Start.AddHours(i), concentration(i), flow(i), mark, oxygen))];

    [Fact]
    public void Signs_of_fraud_each_on_its_own()
    {
        var before = Hours(24, i => 60 + (i % 5), _ => 100);
        FraudSign[] Signs(OutletHour[] now, DateTimeOffset[]? edits = null, DateTimeOffset[]? inspections = null) =>
            [.. FraudSigns.Of(now, before, edits ?? [], inspections ?? []).Select(one => one.Sign)];

        Assert.Empty(Signs(before));
        Assert.Equal([FraudSign.Dilution], Signs(Hours(24, i => 30 + (i % 5 * 0.5), _ => 200)));
        Assert.Equal([FraudSign.ConstantValue], Signs(Hours(24, i => i < 8 ? 61.5 : 60 + (i % 5), _ => 100)));
        Assert.Empty(Signs(Hours(24, i => i < 7 ? 61.5 : 60 + (i % 5), _ => 100)));
        Assert.Equal([FraudSign.OxygenNearAir], Signs(Hours(24, i => 60 + (i % 5), _ => 100, oxygen: 20)));
        Assert.Equal([FraudSign.RangeEdited], Signs(before, [Start], [Start.AddHours(24)]));
        Assert.Empty(Signs(before, [Start], [Start.AddHours(25)]));
        Assert.Equal(
            [FraudSign.SetBeforeInspection],
            Signs(Hours(4, i => 60 + i, _ => 100, DataMark.Set), inspections: [Start.AddHours(5)])
        );
        Assert.Equal([FraudSign.NightOnly], Signs([.. Hours(72, i => 60 + (i % 5), _ => 100).Where(hour => hour.At.Hour is >= 22 or < 6)]));
    }

    [Fact]
    public void Last_digits_of_a_measurement_are_spread()
    {
        var random = new Random(1);

        Assert.Null(FraudSigns.LastDigits([.. Enumerable.Range(0, 500).Select(_ => random.Next(10))]));
        Assert.Equal(
            FraudSign.LastDigits,
            FraudSigns.LastDigits([.. Enumerable.Range(0, 500).Select(i => i % 2 == 0 ? 5 : random.Next(10))])!.Value.Sign
        );
        Assert.Null(FraudSigns.LastDigits([5, 5, 5]));
    }
}
