using System.Globalization;
using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Demo;

/// <summary>Enterprises by a fixed seed: sizes and figures spread as the islands' are, about a tenth of what is asked unknown.</summary>
sealed class FirmGenerator(FactDictionary dictionary, DateTimeOffset now)
{
    const int Seed = 20260408;

    static readonly (string Industry, string Noun)[] Kinds =
    [
        ("C1361", "水产加工"),
        ("C3735", "船舶修造"),
        ("C3734", "船用配件"),
        ("C2511", "石化新材料"),
        ("C3411", "机械制造"),
        ("A0412", "远洋渔业"),
        ("F5127", "海产贸易"),
        ("G5521", "海运"),
        ("G5990", "冷链仓储"),
        ("H6110", "酒店"),
        ("H6210", "餐饮"),
        ("I6513", "软件"),
        ("M7320", "海洋科技"),
        ("E4813", "港航工程"),
    ];

    static readonly string[] Names =
    [
        "金塘",
        "沈家门",
        "衢山",
        "嵊山",
        "六横",
        "朱家尖",
        "岑港",
        "白泉",
        "东沙",
        "蚂蚁岛",
        "长涂",
        "菜园",
        "虾峙",
        "册子",
        "秀山",
    ];
    static readonly string[] Regions = ["330902", "330903", "330921", "330922"];

    readonly Random random = new(Seed);

    // Apart from the others, so that a further sign changes no firm.
    readonly Random signs = new(Seed + 1);

    public IEnumerable<DemoStory> Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (industry, noun) = Kinds[random.Next(Kinds.Length)];
            var region = Regions[random.Next(Regions.Length)];
            yield return new(
                Uscc.Compose("91", region, $"MA3{i.ToString("00000", CultureInfo.InvariantCulture)}").Code,
                $"舟山{Names[random.Next(Names.Length)]}{noun}有限公司（演示{i + 1}）",
                region,
                industry,
                random.Next(3) == 0 ? "舟山高新技术产业园区" : null,
                Facts(industry)
            );
        }
    }

    List<KnownFact> Facts(string industry)
    {
        var staff = Math.Round(Math.Exp(random.NextDouble() * 6.5)) + 2;
        var revenue = Math.Round(staff * (15 + (random.NextDouble() * 80)));
        var research = Math.Round(revenue * random.NextDouble() * 0.06, 1);
        var values = new Dictionary<string, object>
        {
            ["staff"] = staff,
            ["revenue"] = revenue,
            ["assets"] = Math.Round(revenue * (0.5 + random.NextDouble())),
            ["revenueGrowth"] = Math.Round((random.NextDouble() * 0.6) - 0.2, 3),
            ["rdExpense"] = research,
            ["rdRatio"] = Math.Round(research / revenue, 4),
            ["highTech"] = Chance(5),
            ["techSme"] = Chance(4),
            ["inventionPatents"] = Chance(4) ? random.Next(1, 12) : 0,
            ["standardsLed"] = Chance(20) ? 1 : 0,
            ["specialised"] =
                Chance(8) ? "provincial"
                : Chance(30) ? "little-giant"
                : "none",
            ["greenFactory"] = Chance(10),
            ["digitalWorkshop"] = Chance(9),
            ["aboveScaleFirstYear"] = Chance(12),
            ["equipmentInvestment"] = Chance(3) ? random.Next(50, 3_000) : 0,
            ["outputPerMu"] = Math.Round(random.NextDouble() * 32, 1),
            ["energySaving"] = Chance(5) ? random.Next(80, 900) : 0,
            ["penalty12m"] = Chance(12),
            ["dishonest"] = Chance(40),
            ["exportUsd"] = Chance(3) ? random.Next(20, 1_500) : 0,
            ["exportInsurance"] = Chance(5) ? random.Next(1, 40) : 0,
            ["exhibitions"] = Chance(6) ? random.Next(1, 4) : 0,
            ["newGraduates"] = random.Next(0, (int)Math.Max(2, staff / 12)),
            ["layoffRate"] = Math.Round(random.NextDouble() * 0.12, 3),
            ["insuredMonths"] = random.Next(6, 120),
            ["unemploymentPremium"] = Math.Round(staff * 0.05, 2),
            ["trained"] = random.Next(0, 40),
            ["disabledRatio"] = Math.Round(random.NextDouble() * 0.025, 4),
            ["loanInterest"] = Chance(2) ? random.Next(1, 160) : 0,
            ["guaranteeFee"] = Chance(5) ? random.Next(1, 12) : 0,
            ["rentPaid"] = Chance(3) ? random.Next(1, 30) : 0,
        };
        if (industry.StartsWith('G') || industry.StartsWith("A04", StringComparison.Ordinal))
            (values["vesselTonnage"], values["riverSeaCargo"]) = (random.Next(300, 40_000), random.Next(0, 1_200_000));
        if (industry is "C1361" or "G5990")
            values["coldStorage"] = random.Next(200, 12_000);
        if (industry is "F5127" && Chance(3))
            values["oilSupply"] = random.Next(5_000, 500_000);
        return
        [
            .. values
                .Where(value => dictionary.Knows(value.Key) && random.Next(10) != 0)
                .Select(value => new KnownFact(
                    value.Key,
                    JsonSerializer.SerializeToElement(value.Value),
                    now.AddDays(value.Key is "penalty12m" or "dishonest" ? -1 : -random.Next(2, 35))
                )),
            .. Signs(),
        ];
    }

    // 困难信号: most firms show none, a few several.
    IEnumerable<KnownFact> Signs()
    {
        var hard = signs.Next(12) == 0;
        double Fall() => Math.Round(Math.Max(0, hard ? 0.2 + (signs.NextDouble() * 0.6) : (signs.NextDouble() * 0.5) - 0.35), 3);
        yield return Sign("electricityFall", Fall());
        yield return Sign("insuredFall", Fall());
        if (signs.Next(5) != 0)
            yield return Sign("overdueTax", hard ? signs.Next(2) == 0 : signs.Next(25) == 0);
        yield return Sign(
            "lawsuits",
            hard ? signs.Next(0, 5)
                : signs.Next(30) == 0 ? 1
                : 0
        );

        KnownFact Sign(string name, object value) => new(name, JsonSerializer.SerializeToElement(value), now.AddDays(-signs.Next(2, 30)));
    }

    bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
