using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Content;

/// <summary>风险补偿办法, <c>finance/compensation.json</c>.</summary>
/// <param name="Pool">资金池, yuan.</param>
/// <param name="Leverage">A bank gets at most pool × leverage, all in all.</param>
/// <param name="Table">Share borne by the pool, by the bank's share of loss; ascending, the last line reaches 1.</param>
sealed record CompensationTerms(string Note, decimal Pool, decimal Leverage, string Basis, IReadOnlyList<CompensationLine> Table)
{
    public static ContentReading<CompensationTerms> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        if (reader.One<CompensationTerms>("finance/compensation.json") is not { } file || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var problems = new List<ContentProblem>();
        var terms = file.Content;
        if (terms.Pool <= 0)
            problems.Add(file.Problem("pool", "资金池应大于零"));
        if (terms.Leverage <= 0)
            problems.Add(file.Problem("leverage", "杠杆应大于零"));
        foreach (var (index, line) in terms.Table.Index())
        {
            if (line.Share is < 0 or > 1)
                problems.Add(file.Problem($"table[{index}].share", "分担比例应在 0 到 1 之间"));
            if (index > 0 && line.LossUpTo <= terms.Table[index - 1].LossUpTo)
                problems.Add(file.Problem($"table[{index}].lossUpTo", "损失率应逐行递增"));
        }
        if (terms.Table is not [.., { LossUpTo: 1 }])
            problems.Add(file.Problem("table", "最后一行的损失率应为 1，每个损失率都要有说法"));
        return new(terms, problems);
    }

    public Money PoolMoney => new(Pool);
}
