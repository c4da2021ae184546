using Yingzhou.Apps.Services.FinancialServices.Warnings;
using Yingzhou.Kernel;
using City = Yingzhou.Apps.Tests.EnterpriseServices.Content;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>月度违约风险 and its back-test (a09 §3, §5): on 3,000 made-up borrowers whose default process is known, fitted on 24 months and measured on the 24 after.</summary>
public class HazardTests
{
    const int Firms = 3_000;
    const int Months = 48;
    const int FittedTo = 24;

    static readonly HazardModel Model = HazardModel.Read(City.City).Content!;

    sealed record FirmMonth(string Firm, int Month, MonthlyFigures Figures, bool DefaultsNext);

    static readonly Lazy<(IReadOnlyList<FirmMonth> Rows, IReadOnlyDictionary<string, int> Defaults)> Sample = new(Make);

    static (IReadOnlyList<FirmMonth>, IReadOnlyDictionary<string, int>) Make()
    {
        var (random, rows, defaults) = (new Random(20261130), new List<FirmMonth>(), new Dictionary<string, int>());
        for (var firm = 0; firm < Firms; firm++)
        {
            var (name, since, overdue, licence, person) = ($"f{firm:0000}", (int?)null, 0, false, false);
            for (var month = 0; month < Months; month++)
            {
                // A firm gets into trouble, sinks over eight months, and sometimes comes out of it.
                if (since is null && random.NextDouble() < 0.006)
                    since = month;
                if (since is not null && random.NextDouble() < 0.03)
                    (since, overdue, licence, person) = (null, 0, false, false);
                var depth = since is { } began ? Math.Min(1, (month - began + 1) / 8.0) : 0;
                var electricity = Math.Min(1, (random.NextDouble() * 0.15) + (0.72 * depth * random.NextDouble()));
                var insured = Math.Min(1, (random.NextDouble() * 0.10) + (0.60 * depth * random.NextDouble()));
                overdue =
                    random.NextDouble() < 0.25 * depth ? Math.Min(6, overdue + 1)
                    : overdue > 0 && random.NextDouble() < 0.2 ? overdue - 1
                    : overdue;
                var enforcement = random.NextDouble() < 0.002 + (0.06 * depth);
                licence |= depth > 0.5 && random.NextDouble() < 0.01;
                person |= depth > 0.5 && random.NextDouble() < 0.02;
                var figures = new MonthlyFigures(
                    decimal.Round((decimal)(10_000 * (1 - electricity))),
                    10_000,
                    decimal.Round((decimal)(1_000 * (1 - insured))),
                    1_000,
                    overdue,
                    licence,
                    person,
                    enforcement
                );
                var odds =
                    -6.5
                    + (3 * electricity)
                    + (3 * insured)
                    + (0.5 * overdue)
                    + (licence ? 1 : 0)
                    + (person ? 1 : 0)
                    + (enforcement ? 1.5 : 0);
                var fails = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
                rows.Add(new(name, month, figures, fails));
                if (fails)
                {
                    defaults[name] = month + 1;
                    break;
                }
            }
        }
        return (rows, defaults);
    }

    [Fact]
    public void The_weights_of_the_city_are_what_the_first_months_teach()
    {
        var learned = LogisticModel
            .Fit([
                .. Sample
                    .Value.Rows.Where(one => one.Month < FittedTo)
                    .Select(one => (HazardModel.Features(one.Figures), one.DefaultsNext)),
            ])
            .Value;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"intercept {learned.Intercept:0.000}; {string.Join("; ", HazardModel.Names.Select(name => $"{name} {learned.Weights[name]:0.000}"))}"
        );

        Assert.Equal(learned.Intercept, Model.Intercept, 0.001);
        Assert.All(Model.Signs, sign => Assert.Equal(learned.Weights[sign.Name], sign.Weight, 0.001));
    }

    [Fact]
    public void The_hundred_that_are_called_first_are_measured_on_later_months_and_beat_the_rules_alone()
    {
        var later = Sample.Value.Rows.Where(one => one.Month >= FittedTo).ToList();
        var test = WarningBacktest.Of(
            [.. later.Select(one => new WatchedMonth(one.Firm, one.Month, Model.NextMonth(one.Figures)))],
            Sample.Value.Defaults,
            Months
        );
        var rules = WarningBacktest.Of(
            [.. later.Select(one => new WatchedMonth(one.Firm, one.Month, EarlyWarning.Signals(one.Figures).Count))],
            Sample.Value.Defaults,
            Months
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{later.Count} firm-months, {test.Defaults} defaults: precision@100 {test.Precision:0.000} (rules {rules.Precision:0.000}), lead {test.MedianLead:0.0} months, caught {test.Caught:0.000} (rules {rules.Caught:0.000})"
        );

        Assert.Equal((later.Count, 12 + 1), (Model.Measured.FirmMonths, test.Months));
        Assert.Equal(test.Precision!.Value, Model.Measured.PrecisionAt100, 0.001);
        Assert.Equal(test.MedianLead!.Value, Model.Measured.MedianLeadMonths, 0.001);
        Assert.Equal(test.Caught!.Value, Model.Measured.Caught, 0.001);
        Assert.True(test.Precision > rules.Precision && test.Caught > rules.Caught);
    }

    [Fact]
    public void A_call_counts_for_a_default_within_a_year_after_it_and_not_for_one_in_its_own_month()
    {
        WatchedMonth[] watched =
        [
            new("a", 0, 0.9),
            new("b", 0, 0.8),
            new("c", 0, 0.1),
            new("a", 1, 0.9),
            new("b", 1, 0.2),
            new("c", 1, null),
        ];

        var test = WarningBacktest.Of(watched, new Dictionary<string, int> { ["a"] = 12, ["c"] = 1 }, lastMonth: 13, called: 2);

        // Month 0 calls a and b, month 1 a and b: a within the year both times.
        Assert.Equal((0.5, 12, 0.5, 2, 2), (test.Precision, test.MedianLead, test.Caught, test.Months, test.Defaults));
        // Thirteen months later is too late for the call of month 0, not for that of month 1.
        var late = WarningBacktest.Of(watched, new Dictionary<string, int> { ["a"] = 13 }, lastMonth: 13, called: 2);
        Assert.Equal((0.25, 12), (late.Precision, late.MedianLead));
        Assert.Null(WarningBacktest.Of(watched, new Dictionary<string, int>(), lastMonth: 5).Precision);
        Assert.Null(WarningBacktest.Of([], new Dictionary<string, int>(), 20).Caught);
    }

    [Fact]
    public void What_is_unknown_raises_nothing_and_too_little_says_nothing()
    {
        Assert.Null(Model.NextMonth(new(null, null, null, null, 3)));
        Assert.Null(Model.NextMonth(new(50, 100, 50, 100, 3, Defaulted: true)));
        var known = Model.NextMonth(new(50, 100, null, null, null))!.Value;
        Assert.Equal(known, Model.NextMonth(new(50, 100, 100, 100, 0))!.Value, 1e-12);
        Assert.True(Model.NextMonth(new(50, 100, 70, 100, 2)) > known);
        Assert.Equal(1 - Math.Pow(1 - known, 12), Model.Year(new(50, 100, null, null, null))!.Value, 1e-12);
    }

    [Fact]
    public void A_weight_of_the_wrong_direction_is_refused_with_its_place()
    {
        var wrong = Model with { Signs = [.. Model.Signs.Select(sign => sign with { Weight = -1 }).Take(2)] };

        var problems = HazardModel.Check(new("finance/hazard.json", wrong)).Select(one => one.ToString()).ToList();

        Assert.Contains(problems, one => one.Contains("signs[0].weight", StringComparison.Ordinal));
        Assert.Contains(problems, one => one.Contains("应依次为", StringComparison.Ordinal));
    }
}
