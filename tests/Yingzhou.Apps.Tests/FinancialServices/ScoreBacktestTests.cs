using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Scoring;
using Yingzhou.Kernel;
using City = Yingzhou.Apps.Tests.EnterpriseServices.Content;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>回测 of the city's score card (a09 §3, §5) on 40,000 made-up firms whose default process is known and whose population changes after month 18.</summary>
public class ScoreBacktestTests
{
    const int FittedTo = 3;
    const int DriftsAfter = 18;
    const int Months = 24;
    const int PerMonth = 1_667;

    static readonly Scorecard Card = FinanceContent.Read(City.City, _ => true).Content!.Scorecard;

    // What decides is known: the card's own evidence, each feature weighing a little more or less than the card thinks, and something no register sees.
    static IEnumerable<(PastScore Past, double TrueOdds)> Sample()
    {
        var random = new Random(20260601);
        var truth = Card.Features.ToDictionary(feature => feature.Name, feature => feature.Coefficient * (0.85 + (random.NextDouble() * 0.3)));
        for (var month = 0; month < Months; month++)
        for (var firm = 0; firm < PerMonth; firm++)
        {
            var values = new Dictionary<string, decimal?>();
            foreach (var feature in Card.Features)
            {
                var at = random.Next(feature.Bins.Count);
                // After the change most firms have less electricity and fewer insured than a year before.
                if (month > DriftsAfter && feature.Name.EndsWith("Trend", StringComparison.Ordinal) && random.NextDouble() < 0.8)
                    at = 0;
                values[feature.Name] = feature.Bins[at].From ?? feature.Bins[1].From - 0.001m;
            }
            var score = Card.Score(name => values[name]);
            var unseen = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
            var odds = Card.Intercept - 1 + score.Rows.Sum(row => truth[row.Feature.Name] * row.Bin!.Woe) + (0.6 * unseen);
            var defaulted = random.NextDouble() < 1 / (1 + Math.Exp(odds));
            yield return (new(month, score.Points, defaulted, firm % 3 == 0 ? "岛外" : "本岛"), odds);
        }
    }

    [Fact]
    public void The_score_is_measured_twelve_months_later_and_stopped_when_the_population_changes()
    {
        var sample = Sample().ToList();
        var test = ScoreBacktest.Of([.. sample.Select(one => one.Past)], FittedTo);
        var quality = test.Quality!;
        var late = sample.Where(one => one.Past.Month is >= FittedTo + 12 and <= DriftsAfter);
        var ceiling = ModelQuality.Of([.. late.Select(one => new ScoredCase(1 / (1 + Math.Exp(one.TrueOdds)), one.Past.Defaulted, ""))])!;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{sample.Count} firms, measured on {test.Cases}: AUC {quality.Auc:0.000} (ceiling {ceiling.Auc:0.000}), KS {quality.Ks:0.000}, Brier {quality.Brier:0.000}, slope {quality.Slope:0.00}, gap {quality.SegmentGap:0.0} points; PSI {string.Join(' ', test.Months.Select(month => $"{month.Psi:0.000}"))}; stop from month {test.StopFrom}"
        );

        Assert.Equal(DriftsAfter + 1, test.StopFrom);
        Assert.All(test.Months.Where(month => month.Month <= DriftsAfter), month => Assert.Equal(Stability.Stable, month.State));
        Assert.Equal((DriftsAfter - FittedTo - 12 + 1) * PerMonth, test.Cases);
        Assert.InRange(quality.Auc, 0.70, ceiling.Auc);
        // The planted process defaults more often than the card says: discrimination may be there, calibration is not, and so the score decides nothing.
        Assert.True(quality.SegmentGap > 2 && test.InformationOnly);
    }

    [Fact]
    public void Without_months_late_enough_nothing_is_said_of_its_quality()
    {
        var early = Sample().Select(one => one.Past).Where(one => one.Month < FittedTo + 12).ToList();

        var test = ScoreBacktest.Of(early, FittedTo);

        Assert.Null(test.Quality);
        Assert.True(test.InformationOnly);
        Assert.Null(ScoreBacktest.Of([], FittedTo).StopFrom);
    }
}
