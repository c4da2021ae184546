using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Warnings;

/// <param name="Weight">Log-odds of the month for each unit; never below zero: each of them is a sign of trouble.</param>
sealed record HazardSign(string Name, string Title, double Weight);

/// <summary>What the model has shown on months after those it was fitted on (回测).</summary>
/// <param name="Sample">In words.</param>
sealed record HazardMeasured(string Sample, int FirmMonths, double PrecisionAt100, double MedianLeadMonths, double Caught);

/// <summary>
/// 月度违约风险 (a09 §3: monthly hazard model), <c>finance/hazard.json</c>: how likely a borrower that has not defaulted is to default in the next month; logistic over what the registers show (discrete-time
/// hazard). It orders whom the help desk calls first; it goes to no bank.
/// </summary>
sealed record HazardModel(string Note, double Intercept, IReadOnlyList<HazardSign> Signs, HazardMeasured Measured)
{
    const double MostOverdue = 6;

    /// <summary>What the model looks at, in the order of <c>hazard.json</c>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "electricityFall",
        "insuredFall",
        "overdueFees",
        "licenceLost",
        "keyPerson",
        "enforcement",
    ];

    public LogisticModel Logistic { get; } =
        new(Intercept, Signs.DistinctBy(sign => sign.Name).ToDictionary(sign => sign.Name, sign => sign.Weight, StringComparer.Ordinal));

    /// <summary>What a month's figures say; falls as shares from 0 to 1. What is not known is left out: it raises nothing, and the caller says that it is unknown.</summary>
    public static IReadOnlyDictionary<string, double> Features(MonthlyFigures figures)
    {
        var features = new Dictionary<string, double>(StringComparer.Ordinal);
        if (Fall(figures.ElectricitySameMonthLastYear, figures.Electricity) is { } electricity)
            features["electricityFall"] = electricity;
        if (Fall(figures.InsuredHeadsBefore, figures.InsuredHeads) is { } insured)
            features["insuredFall"] = insured;
        if (figures.OverdueFees is { } overdue)
            features["overdueFees"] = Math.Clamp(overdue, 0, MostOverdue);
        features["licenceLost"] = figures.LicenceLost ? 1 : 0;
        features["keyPerson"] = figures.KeyPersonRestricted ? 1 : 0;
        features["enforcement"] = figures.NewEnforcement ? 1 : 0;
        return features;
    }

    /// <summary>Probability of default in the next month; <c>null</c> when it has defaulted already or neither electricity nor heads are known.</summary>
    public double? NextMonth(MonthlyFigures figures)
    {
        var features = Features(figures);
        return figures.Defaulted || !features.ContainsKey("electricityFall") && !features.ContainsKey("insuredFall")
            ? null
            : Logistic.Score(features).Probability;
    }

    /// <summary>Of a year at the same hazard each month: 1 − (1 − h)¹².</summary>
    public double? Year(MonthlyFigures figures) => NextMonth(figures) is { } hazard ? 1 - Math.Pow(1 - hazard, 12) : null;

    static double? Fall(decimal? before, decimal? now) =>
        before > 0 && now is { } value ? (double)Math.Clamp((before.Value - value) / before.Value, 0, 1) : null;

    public static ContentReading<HazardModel> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var file = reader.One<HazardModel>("finance/hazard.json");
        return file is null ? new(null, reader.Problems) : new(file.Content, [.. Check(file)]);
    }

    internal static IEnumerable<ContentProblem> Check(ContentFile<HazardModel> file)
    {
        if (!file.Content.Signs.Select(sign => sign.Name).SequenceEqual(Names))
            yield return file.Problem("signs", $"应依次为 {string.Join("、", Names)}");
        foreach (var (index, _) in file.Content.Signs.Index().Where(one => one.Item.Weight < 0))
            yield return file.Problem($"signs[{index}].weight", "权重不能为负：每个信号都是风险的迹象，方向反了说明样本有问题");
    }
}
