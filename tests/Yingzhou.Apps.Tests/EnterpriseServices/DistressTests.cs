using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Distress;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>困难信号 (a08 §3): said with its reasons, measured on later quarters, for those who help and for nobody else.</summary>
public class DistressTests(DeskCity city)
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);
    static readonly DistressModel Model = DistressModel.Read(Content.City).Content!;

    static KnownFact Known(string name, object value, int daysAgo = 1, bool declared = false) =>
        new(name, JsonSerializer.SerializeToElement(value), Now.AddDays(-daysAgo), Declared: declared);

    [Fact]
    public void The_signal_says_what_raises_it_and_what_is_not_known()
    {
        var signal = DistressSignal.Of([Known("electricityFall", 0.5), Known("insuredFall", 0.4), Known("lawsuits", 2)], Model, Now)!;

        Assert.Equal(["欠税"], signal.Unknown);
        var odds = Model.Intercept + signal.Rows.Sum(row => row.Adds);
        Assert.Equal(1 / (1 + Math.Exp(-odds)), signal.Probability, 12);
        Assert.Equal(signal.Rows.Select(row => Math.Abs(row.Adds)).OrderDescending(), signal.Rows.Select(row => Math.Abs(row.Adds)));
        Assert.True(
            signal.Probability > DistressSignal.Of([Known("electricityFall", 0.5), Known("insuredFall", 0.1)], Model, Now)!.Probability
        );
    }

    [Fact]
    public void One_sign_a_stale_one_or_the_firms_own_word_say_nothing()
    {
        Assert.Null(DistressSignal.Of([Known("electricityFall", 0.9)], Model, Now));
        var fresh = Model.Signs.Single(sign => sign.Name == "insuredFall").FreshDays;
        Assert.NotNull(DistressSignal.Of([Known("electricityFall", 0.9), Known("insuredFall", 0.4, fresh)], Model, Now));
        Assert.Null(DistressSignal.Of([Known("electricityFall", 0.9), Known("insuredFall", 0.4, fresh + 1)], Model, Now));
        Assert.Null(DistressSignal.Of([Known("electricityFall", 0.9), Known("insuredFall", 0.4, declared: true)], Model, Now));
        // Growth is no sign of trouble, and beyond its most a sign adds no more.
        Assert.Equal(
            DistressSignal.Of([Known("electricityFall", 0), Known("lawsuits", 5)], Model, Now)!.Probability,
            DistressSignal.Of([Known("electricityFall", -0.8), Known("lawsuits", 90)], Model, Now)!.Probability
        );
    }

    // Quarters with a planted process: what the registers show, and whether the firm was in trouble within half a year.
    static IEnumerable<(int Quarter, Dictionary<string, double> Signs, bool Trouble)> History()
    {
        var random = new Random(20260501);
        double Fall() => Math.Max(0, Math.Min(1, (random.NextDouble() * 1.1) - 0.5 + (random.NextDouble() < 0.1 ? 0.5 : 0)));
        for (var quarter = 0; quarter < 12; quarter++)
        for (var firm = 0; firm < 800; firm++)
        {
            var signs = new Dictionary<string, double>
            {
                ["electricityFall"] = Fall(),
                ["insuredFall"] = Fall(),
                ["overdueTax"] = random.NextDouble() < 0.08 ? 1 : 0,
                ["lawsuits"] = random.NextDouble() < 0.15 ? random.Next(1, 6) : 0,
            };
            var odds =
                -4
                + (3 * signs["electricityFall"])
                + (3.5 * signs["insuredFall"])
                + (1.4 * signs["overdueTax"])
                + (0.5 * signs["lawsuits"]);
            yield return (quarter, signs, random.NextDouble() < 1 / (1 + Math.Exp(-odds)));
        }
    }

    [Fact]
    public void The_weights_are_those_of_the_first_eight_quarters_and_the_figures_those_of_the_last_four()
    {
        var fitted = LogisticModel
            .Fit(
                [.. History().Where(one => one.Quarter < 8).Select(one => ((IReadOnlyDictionary<string, double>)one.Signs, one.Trouble))],
                0.01
            )
            .Value;
        var later = History().Where(one => one.Quarter >= 8).ToList();
        var quality = ModelQuality.Of([.. later.Select(one => new ScoredCase(fitted.Score(one.Signs).Probability, one.Trouble, ""))])!;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"intercept {fitted.Intercept:0.000}, {string.Join(", ", fitted.Weights.Select(one => $"{one.Key} {one.Value:0.000}"))}; AUC {quality.Auc:0.000}, Brier {quality.Brier:0.000}, slope {quality.Slope:0.00}, {later.Count} cases"
        );

        Assert.Equal(fitted.Intercept, Model.Intercept, 3);
        Assert.All(Model.Signs, sign => Assert.Equal(fitted.Weights[sign.Name], sign.Weight, 3));
        Assert.Equal((later.Count, quality.Auc, quality.Brier), (Model.Measured.Cases, Model.Measured.Auc, Model.Measured.Brier), Close);
        Assert.Equal(quality.Slope!.Value, Model.Measured.Slope, 2);
    }

    static bool Close((int, double, double) one, (int, double, double) other) =>
        one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 0.0006 && Math.Abs(one.Item3 - other.Item3) < 0.0006;

    [Fact]
    public void A_weight_that_points_the_wrong_way_stops_the_start()
    {
        var broken = Model with { OfferFrom = 1, Signs = [Model.Signs[0] with { Weight = -1 }, Model.Signs[0]] };

        Assert.Equal(
            ["signs[0].weight", "signs[1].name", "offerFrom"],
            DistressModel.Check(new ContentFile<DistressModel>("d.json", broken)).Select(one => one.Path)
        );
    }

    [Fact]
    public async Task Who_helps_sees_whom_to_call_and_a_bank_sees_nothing()
    {
        using var helper = await city.Official("ren-yuan");
        await helper.Press("button[value='finance/review']");
        await helper.Open("/desk/enterprise/distress");
        Assert.Contains("为什么", helper.Text, StringComparison.Ordinal);
        Assert.Contains("AUC", helper.Text, StringComparison.Ordinal);
        Assert.NotEmpty(helper.Page.QuerySelectorAll("tbody tr"));

        using var bank = await city.Official("yuan-haichao");
        await bank.Open("/desk/enterprise/distress");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, bank.Status);
        Assert.DoesNotContain("可享", bank.Text, StringComparison.Ordinal);
    }
}
