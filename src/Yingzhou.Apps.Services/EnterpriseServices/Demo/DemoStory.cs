using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;

namespace Yingzhou.Apps.Services.EnterpriseServices.Demo;

/// <summary>A made-up enterprise with what its registers would say (演示数据).</summary>
sealed record DemoStory(string Uscc, string Name, string Region, string Industry, string? Park, IReadOnlyList<KnownFact> Facts);

/// <summary>The enterprises that have a log-in, each with something to see: what it gets, what it misses by a little, what nobody knows yet.</summary>
static class DemoStories
{
    public static DemoStory Of(string uscc, string name, string region, DateTimeOffset now) =>
        uscc switch
        {
            "91330921MA2B00369Y" => new(uscc, name, region, "C1361", "岱山经济开发区", Facts(now, Seafood)),
            "91330902MA2B00182F" => new(uscc, name, region, "H6210", null, Facts(now, Restaurant)),
            "91330903MA2B00270C" => new(uscc, name, region, "L7291", null, Facts(now, Tourism)),
            _ => new(
                uscc,
                name,
                region,
                "F5299",
                null,
                Facts(
                    now,
                    new
                    {
                        staff = 3,
                        penalty12m = false,
                        dishonest = false,
                    }
                )
            ),
        };

    static readonly object Seafood = new
    {
        registeredOn = "2016-05-18",
        staff = 186,
        revenue = 9_800,
        revenueGrowth = 0.23,
        rdExpense = 274.4,
        rdRatio = 0.028,
        highTech = true,
        inventionPatents = 3,
        specialised = "provincial",
        aboveScaleFirstYear = false,
        equipmentInvestment = 1_260,
        outputPerMu = 21,
        penalty12m = false,
        dishonest = false,
        exportUsd = 420,
        exportInsurance = 0,
        coldStorage = 5_200,
        newGraduates = 6,
        layoffRate = 0.02,
        insuredMonths = 48,
        unemploymentPremium = 9.3,
        trained = 9,
        loanInterest = 85,
        guaranteeFee = 6,
        energySaving = 120,
        digitalWorkshop = false,
        oilSupply = 0,
        exhibitions = 1,
    };

    static readonly object Restaurant = new
    {
        registeredOn = "2019-03-11",
        staff = 46,
        revenue = 860,
        revenueGrowth = 0.16,
        penalty12m = false,
        dishonest = false,
        newGraduates = 2,
        layoffRate = 0.04,
        insuredMonths = 36,
        unemploymentPremium = 1.1,
        loanInterest = 8,
        trained = 4,
        highTech = false,
        exportUsd = 0,
    };

    static readonly object Tourism = new
    {
        registeredOn = "2020-06-30",
        staff = 12,
        assets = 640,
        revenue = 420,
        revenueGrowth = 0.08,
        dishonest = false,
        layoffRate = 0.1,
        insuredMonths = 20,
        unemploymentPremium = 0.3,
        rentPaid = 18,
    };

    static List<KnownFact> Facts(DateTimeOffset now, object values) =>
        [
            .. JsonSerializer
                .SerializeToElement(values)
                .EnumerateObject()
                .Select(value => new KnownFact(value.Name, value.Value, Fetched(value.Name, now))),
        ];

    // Credit lists come daily, the rest monthly or with the year's return.
    static DateTimeOffset Fetched(string name, DateTimeOffset now) => now.AddDays(name is "penalty12m" or "dishonest" ? -1 : -6);
}
