using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.BusinessEnvironment.Costs;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Tests.BusinessEnvironment;

/// <summary>合规成本 (a13 §3): what a matter costs beyond waiting.</summary>
public class ComplianceCostTests(DeskCity city)
{
    static readonly ComplianceTariff Tariff = new(
        "",
        HourlyWage: 60,
        FormMinutes: 30,
        UploadMinutes: 20,
        SupplementMinutes: 45,
        new Dictionary<string, TripTariff> { ["3309"] = new(120, 10), ["330922"] = new(420, 160) }
    );

    [Fact]
    public void Form_papers_supplements_ways_and_fees_add_up()
    {
        var cost = ComplianceCost.Of(new(Forms: 1, Uploads: 4, Supplements: 1, Trips: 1, Fees: 50), "330902", Tariff);

        Assert.Equal(new ComplianceCost(30, 80, 45, 130, 50), cost);
        Assert.Equal(335, cost.Total);
        // The far island pays for the way: seven hours and the boat.
        Assert.Equal(580, ComplianceCost.Of(new(1, 4, 1, 1, 50), "330922102", Tariff).Trips);
        Assert.Equal(0, ComplianceCost.Of(new(0, 0, 0, 0, 0), "330902", Tariff).Total);
    }

    [Fact]
    public void What_is_not_known_leaves_the_sum_unknown_and_minutes_are_rounded_to_the_fen()
    {
        Assert.Null(ComplianceCost.Of(new(1, 0, 0, 0, Fees: null), "330902", Tariff).Total);
        Assert.Null(ComplianceCost.Of(new(1, 0, 0, Trips: 1, 0), "110101", Tariff).Total);
        Assert.Equal(30, ComplianceCost.Of(new(1, 0, 0, Trips: 0, 0), "110101", Tariff).Total);
        Assert.Null(CaseBurden.Sum([new(1, 1, 0, 1, 10), new(1, 0, 0, 1, null)]).Fees);
        Assert.Equal(0.33m, (Tariff with { HourlyWage = 19.5m }).Work(1));
    }

    LoggedCase Case(string code, int uploads = 0, Guid? bundle = null, bool head = false, int supplements = 0) =>
        new(
            Guid.CreateVersion7(),
            $"C-{Guid.NewGuid():N}",
            code,
            code,
            "unit",
            "330902",
            "applicant",
            head,
            bundle,
            null,
            CaseStatus.Approved,
            city.Clock.GetUtcNow().AddDays(-3),
            city.Clock.GetUtcNow().AddDays(-3),
            city.Clock.GetUtcNow().AddDays(-1),
            city.Clock.GetUtcNow().AddDays(-1),
            null,
            true,
            1,
            null,
            [.. Enumerable.Repeat(new LoggedDeed(CaseEventKind.SupplementRequested, city.Clock.GetUtcNow().AddDays(-2), "x"), supplements)]
        )
        {
            Uploads = uploads,
        };

    [Fact]
    public void A_bundle_is_one_form_and_one_way_and_shows_what_its_legs_would_have_cost_one_by_one()
    {
        using var scope = city.Services.CreateScope();
        var content = scope.ServiceProvider.GetRequiredService<CasesContent>();
        var costing = new CaseCosting(Tariff, content);
        var bundle = content.Bundles["open-restaurant"];
        var head = Case(bundle.Id, uploads: 2, head: true);
        var legs = bundle.Legs.Select((leg, at) => Case(leg.Item, uploads: 1, bundle: head.Id, supplements: at == 0 ? 1 : 0)).ToList();
        if (bundle.Legs.Any(leg => content.Items[leg.Item].Fee.Decision is not null))
            Assert.Fail("The bundle of this test has fees that are known.");

        var whole = Assert.Single(costing.All([head, .. legs]));

        Assert.Equal((1, legs.Count + 2, 1), (whole.Burden.Forms, whole.Burden.Uploads, whole.Burden.Supplements));
        var trips = bundle.Legs.Select(leg => content.Items[leg.Item].Trips).ToList();
        Assert.Equal(trips.Max(), whole.Burden.Trips);
        var spared = (30 * (legs.Count - 1)) + (130 * (trips.Sum() - trips.Max()));
        Assert.Equal(whole.Cost.Total + spared, whole.Separately);
        // A leg alone has no cost of its own, and formulas of cost have no value for it.
        Assert.Null(costing.Of(legs[0]));
        var formula = new CaseFormula(new("x", "x", "元", [], "cost", TakenAs.Median, 0, 1));
        var hours = new OfficeHours(scope.ServiceProvider.GetRequiredService<Workdays>());
        Assert.Null(formula.Of(CaseFormula.Facts(legs[0], city.Clock.GetUtcNow().AddDays(-3), hours, costing.Of(legs[0]))));
        var single = Case("business-licence", uploads: 2);
        Assert.Equal(70, formula.Of(CaseFormula.Facts(single, city.Clock.GetUtcNow().AddDays(-3), hours, costing.Of(single))));
    }

    [Fact]
    public async Task The_page_shows_cost_parts_and_refuses_a_period_that_ends_before_it_begins()
    {
        using var official = await city.Official("ni-hong");

        await official.Open("/desk/environment/costs");
        Assert.Equal(HttpStatusCode.OK, official.Status);
        foreach (var words in new[] { "每件合规成本（中位数）", "跑腿", "标准成本法" })
            Assert.Contains(words, official.Text, StringComparison.Ordinal);

        await official.Open("/desk/environment/costs?first=2026-02-01&last=2026-01-01");
        Assert.Contains("结束日期应不早于开始日期", official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tariff_that_cannot_be_is_refused_with_file_and_field()
    {
        var root = Directory.CreateTempSubdirectory("yz-content-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "indicators"));
        File.WriteAllText(
            Path.Combine(root, "indicators/compliance-cost.json"),
            """{"note":"","hourlyWage":0,"formMinutes":-1,"uploadMinutes":1,"supplementMinutes":1,"trips":{"330902":{"minutes":-5,"fare":1}}}"""
        );

        var broken = Assert.Throws<InvalidDataException>(() => ComplianceTariff.Read(new CityContent(root)).OrStop());

        foreach (var place in new[] { "hourlyWage", "formMinutes", "trips.330902", "缺少全市（3309）的一行" })
            Assert.Contains(place, broken.Message, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }
}
