using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Apps.Services.FinancialServices.Pricing;
using Yingzhou.Apps.Services.FinancialServices.Scoring;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>The worked examples of page a09 §8.</summary>
public class WorkedExamplesTests
{
    [Theory]
    [InlineData(0.05, 572.08)]
    [InlineData(0.12, 544.61)]
    [InlineData(0.02, 599.42)]
    public void A09_1_A_probability_of_default_becomes_points(double probability, double points)
    {
        Assert.Equal(points, ScoreScale.Points(probability), 2);
        Assert.Equal(probability, ScoreScale.Probability(ScoreScale.Points(probability)), 12);
        Assert.Equal((28.8539, 487.1229), (Math.Round(ScoreScale.Factor, 4), Math.Round(ScoreScale.Offset, 4)));
    }

    [Fact]
    public void A09_2_Weights_of_evidence_and_what_they_separate()
    {
        var bins = new WoeBins([new(1_800, 20), new(1_500, 40), new(700, 90)]);

        Assert.Equal([1.2164, 0.3409, -1.2321], bins.Woe.Select(woe => Math.Round(woe!.Value, 4)));
        Assert.Equal(0.9458, bins.InformationValue!.Value, 4);
        Assert.Equal(0.425, bins.Ks!.Value, 12);
        Assert.Equal(0.7475, bins.Auc!.Value, 12);
        Assert.False(ModelQuality.MayDecide(bins.Auc.Value, bins.Ks.Value));
        Assert.True(ModelQuality.MayDecide(0.75, 0.40));
    }

    static readonly LoanTerms Flat = new(1_000_000, 12, 0.004m, RepaymentKind.FlatOnOriginal, UpfrontFeeShare: 0.01m);
    static readonly LoanTerms Annuity = new(1_000_000, 12, 0.045m / 12, RepaymentKind.Annuity);

    [Fact]
    public void A09_3_What_is_advertised_as_four_point_eight_costs_more_than_eleven()
    {
        var rate = Flat.Rate!.Value;

        Assert.Equal(0.0088696, rate.Monthly, 7);
        Assert.Equal(0.1064, rate.Simple, 4);
        Assert.Equal(0.1118, rate.Compound, 4);
        Assert.Equal(new Money(58_000), Flat.TotalCost);
    }

    [Fact]
    public void A09_4_Offers_stand_by_what_they_cost_and_not_by_what_they_say()
    {
        var cheapFlat = new LoanTerms(1_000_000, 12, 0.0035m, RepaymentKind.FlatOnOriginal);

        var ladder = PriceLadder.Of([
            new("flat", "甲", "快贷", Flat, "月费率 0.4%"),
            new("small-flat", "乙", "易贷", cheapFlat, "月费率 0.35%"),
            new("annuity", "丙", "经营贷", Annuity, "年利率 4.5%"),
        ]);

        Assert.Equal(["annuity", "small-flat", "flat"], ladder.Select(rung => rung.Quote.Id));
        Assert.Equal(new Money(85_378.52m), new Money(Annuity.Payment(1)));
        Assert.Equal(0.045, ladder[0].Rate.Simple, 9);
        Assert.Equal(0.0766, ladder[1].Rate.Simple, 4);
    }

    [Fact]
    public void A09_5_A_small_shift_of_the_population_is_stable()
    {
        var psi = PopulationStability.Of([.45, .375, .175], [.38, .37, .25])!.Value;

        Assert.Equal(0.0387, psi, 4);
        Assert.Equal(Stability.Stable, PopulationStability.Grade(psi));
        Assert.Equal(Stability.Watch, PopulationStability.Grade(0.10));
        Assert.Equal(Stability.Watch, PopulationStability.Grade(0.25));
        Assert.Equal(Stability.Stop, PopulationStability.Grade(0.2501));
    }

    [Fact]
    public void A09_6_A_silent_bank_is_passed_over_after_the_holidays()
    {
        var workdays = new Workdays(CalendarContent.Read(EnterpriseServices.Content.City).Content!);

        var due = BankDuties.Of(workdays, new DateOnly(2025, 9, 29), secured: false).Value;

        Assert.Equal(new DateOnly(2025, 10, 9), due.Answer.Day);
        Assert.Equal(new DateOnly(2025, 10, 13), due.Decision.Day);
        Assert.False(due.IsSilent(null, new DateTimeOffset(2025, 10, 9, 23, 59, 59, CityTime.Offset)));
        Assert.True(due.IsSilent(null, new DateTimeOffset(2025, 10, 10, 0, 0, 0, CityTime.Offset)));
        Assert.False(
            due.IsSilent(
                new DateTimeOffset(2025, 10, 9, 12, 0, 0, CityTime.Offset),
                new DateTimeOffset(2025, 10, 10, 0, 0, 0, CityTime.Offset)
            )
        );
    }
}
