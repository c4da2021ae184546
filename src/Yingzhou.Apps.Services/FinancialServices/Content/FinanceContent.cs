using Yingzhou.Apps.Services.FinancialServices.Scoring;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.FinancialServices.Content;

enum ProductKind
{
    Loan,
    Guarantee,
    Leasing,
}

/// <summary>A product (融资产品) as its bank has published it.</summary>
/// <param name="Bank">Id of its unit in the organisation: its officers answer.</param>
/// <param name="Eligibility">FEEL over the fact dictionary of finance.</param>
/// <param name="Approval">Share of applications approved, calibrated monthly; demonstration data here.</param>
sealed record ProductFile(
    string Id,
    string Bank,
    string BankName,
    string Title,
    ProductKind Kind,
    decimal MinYuan,
    decimal MaxYuan,
    int MinMonths,
    int MaxMonths,
    decimal MonthlyRate,
    RepaymentKind Repayment,
    decimal UpfrontFeeShare,
    decimal MonthlyFee,
    string Advertised,
    string Eligibility,
    bool Secured,
    double Approval,
    double WaitDays,
    bool IsNew
);

sealed record ProductsFile(string Note, IReadOnlyList<ProductFile> Products);

/// <param name="Brackets">Where an answer is only told as a bracket: its limits, ascending.</param>
sealed record FinanceFactsFile(
    string Note,
    IReadOnlyList<FactDefinition> Facts,
    IReadOnlyDictionary<string, IReadOnlyList<decimal>> Brackets
);

/// <param name="MeasuredAuc">On cases a year later; <c>null</c> while nobody has measured it: then the score is for information only.</param>
sealed record ScorecardFile(string Note, double? MeasuredAuc, double? MeasuredKs, double Intercept, IReadOnlyList<ScoreFeature> Features);

sealed record Product(ProductFile File, Criterion Eligibility);

/// <summary>Products, score card and fact dictionary as <c>city/…/finance</c> has them, checked as a whole.</summary>
sealed record FinanceContent(
    FactDictionary Facts,
    IReadOnlyDictionary<string, IReadOnlyList<decimal>> Brackets,
    IReadOnlyList<Product> Products,
    Scorecard Scorecard,
    bool ScoreMayDecide
)
{
    public Product? Find(string id) => Products.FirstOrDefault(product => product.File.Id == id);

    public static ContentReading<FinanceContent> Read(CityContent city, Predicate<string> isDepartment)
    {
        var reader = new ContentReader(city);
        var facts = reader.One<FinanceFactsFile>("finance/facts.json");
        var products = reader.One<ProductsFile>("finance/products.json");
        var card = reader.One<ScorecardFile>("finance/scorecard.json");
        if (facts is null || products is null || card is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var problems = new List<ContentProblem>();
        foreach (var (index, fact) in facts.Content.Facts.Index().Where(entry => !isDepartment(entry.Item.Owner)))
            problems.Add(facts.Problem($"facts[{index}].owner", $"没有部门 {fact.Owner}"));
        foreach (var (index, feature) in card.Content.Features.Index())
        {
            if (feature.Coefficient < 0)
                problems.Add(card.Problem($"features[{index}].coefficient", "系数不能为负：证据权重越高，分数不能越低"));
            if (facts.Content.Facts.All(fact => fact.Name != feature.Name))
                problems.Add(card.Problem($"features[{index}].name", $"事实字典里没有 {feature.Name}"));
        }
        var dictionary = new FactDictionary(facts.Content.Facts);
        var compiled = new List<Product>();
        foreach (var (index, product) in products.Content.Products.Index())
        {
            if (!isDepartment(product.Bank))
                problems.Add(products.Problem($"products[{index}].bank", $"org/departments.json 里没有机构 {product.Bank}"));
            if (product.MinYuan > product.MaxYuan || product.MinMonths > product.MaxMonths || product.MinMonths < 1)
                problems.Add(products.Problem($"products[{index}]", "金额、期限的下限不能高于上限"));
            var criterion = Criterion.Compile(product.Eligibility, dictionary);
            if (criterion.Fault is { } broken)
                problems.Add(products.Problem($"products[{index}].eligibility", broken.Detail));
            else
                compiled.Add(new(product, criterion.Value));
        }
        var mayDecide = card.Content is { MeasuredAuc: { } auc, MeasuredKs: { } ks } && ModelQuality.MayDecide(auc, ks);
        return new(
            new(dictionary, facts.Content.Brackets, compiled, new(card.Content.Intercept, card.Content.Features), mayDecide),
            problems
        );
    }
}
