using Yingzhou.Apps.Services.EnterpriseServices.Development;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Content;

/// <param name="Unit">In which quantities of this product are told.</param>
sealed record SupplyProduct(string Code, string Title, string Unit);

/// <summary>Minutes that goods take between two counties, ferry and waiting among them; the same both ways.</summary>
sealed record SupplyWay(string One, string Other, double Minutes);

/// <summary>Shape of <c>supply/products.json</c> (供需目录).</summary>
sealed record SupplyFile(string Note, IReadOnlyList<SupplyProduct> Products, IReadOnlyList<SupplyWay> Minutes)
{
    public SupplyProduct? Find(string code) => Products.FirstOrDefault(product => product.Code == code);

    /// <returns><c>null</c> when nobody has said how long it takes.</returns>
    public double? Between(string region, string other) =>
        Minutes
            .FirstOrDefault(way =>
                (way.One == region[..6] && way.Other == other[..6]) || (way.One == other[..6] && way.Other == region[..6])
            )
            ?.Minutes;
}

/// <param name="Formula">FEEL over the fact dictionary; larger is better.</param>
/// <param name="Says">What it measures, in words.</param>
sealed record DimensionEntry(string Title, string Formula, string Unit, string Says);

/// <summary>Shape of <c>policies/development.json</c>: the dimensions of 企业发展评价 and the experts' comparisons in pairs.</summary>
sealed record DevelopmentFile(string Note, IReadOnlyList<DimensionEntry> Dimensions, IReadOnlyList<IReadOnlyList<double>> Matrix);

/// <param name="Formula">Compiled.</param>
sealed record Dimension(DimensionEntry Entry, FeelExpression Formula);

/// <summary>The city's further files of enterprise services, checked as a whole.</summary>
/// <param name="Expert">Weights from the comparisons; they add up to 1.</param>
sealed record FurtherFiles(WordsFile Words, SupplyFile Supply, IReadOnlyList<Dimension> Dimensions, HierarchyWeights Expert)
{
    public static ContentReading<FurtherFiles> Read(CityContent city, FactDictionary facts)
    {
        var reader = new ContentReader(city);
        var words = reader.One<WordsFile>("policies/words.json");
        var supply = reader.One<SupplyFile>("supply/products.json");
        var development = reader.One<DevelopmentFile>("policies/development.json");
        if (words is null || supply is null || development is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. WordsFile.Check(words, facts)];
        foreach (var same in supply.Content.Products.GroupBy(product => product.Code).Where(same => same.Count() > 1))
            problems.Add(supply.Problem("products", $"产品 {same.Key} 重复"));
        var dimensions = new List<Dimension>();
        foreach (var (index, entry) in development.Content.Dimensions.Index())
            if (FeelExpression.Parse(entry.Formula) is not { Value: { } formula })
                problems.Add(development.Problem($"dimensions[{index}].formula", "不是合法的 FEEL"));
            else if (formula.Variables.FirstOrDefault(name => !facts.Knows(name)) is { } unknown)
                problems.Add(development.Problem($"dimensions[{index}].formula", $"用了事实字典里没有的“{unknown}”"));
            else
                dimensions.Add(new(entry, formula));
        if (development.Content.Dimensions.Count != DevelopmentEvaluation.Dimensions.Count)
            problems.Add(
                development.Problem(
                    "dimensions",
                    $"应有 {DevelopmentEvaluation.Dimensions.Count} 个维度：{string.Join("、", DevelopmentEvaluation.Dimensions)}"
                )
            );
        var weights = AnalyticHierarchy.Weights(development.Content.Matrix);
        if (weights.Fault is { } broken)
            problems.Add(development.Problem("matrix", broken.Detail));
        else if (weights.Value.Weights.Count != development.Content.Dimensions.Count)
            problems.Add(development.Problem("matrix", "阶数应等于维度数"));
        else if (!weights.Value.IsConsistent)
            problems.Add(
                development.Problem("matrix", $"专家判断前后矛盾：一致性比例 {weights.Value.ConsistencyRatio:0.000}，应小于 0.10")
            );
        return problems.Count > 0 ? new(null, problems) : new(new(words.Content, supply.Content, dimensions, weights.Value), problems);
    }
}
