namespace Yingzhou.Kernel;

/// <summary>One row of an explained score: what was seen, and what it adds to the log-odds.</summary>
public sealed record ScoreRow(string Feature, double Value, double Adds);

/// <param name="Probability">0 to 1.</param>
/// <param name="Rows">Together with the intercept they are the log-odds: anybody can add them up.</param>
public sealed record LogisticScore(double Probability, double Intercept, IReadOnlyList<ScoreRow> Rows);

/// <summary>A logistic score (逻辑回归评分) whose every part can be read: log-odds = intercept + Σ weight · feature.</summary>
public sealed record LogisticModel(double Intercept, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>A feature that the model does not know adds nothing.</summary>
    public LogisticScore Score(IReadOnlyDictionary<string, double> features)
    {
        List<ScoreRow> rows =
        [
            .. features
                .Where(one => Weights.ContainsKey(one.Key) && one.Value != 0)
                .Select(one => new ScoreRow(one.Key, one.Value, Weights[one.Key] * one.Value)),
        ];
        return new(Sigmoid(Intercept + rows.Sum(row => row.Adds)), Intercept, rows);
    }

    /// <summary>Learns from cases that people have checked: penalised maximum likelihood by Newton's method.</summary>
    /// <param name="ridge">Keeps weights finite where the labels are separated perfectly.</param>
    public static Outcome<LogisticModel> Fit(
        IReadOnlyList<(IReadOnlyDictionary<string, double> Features, bool Label)> checkedCases,
        double ridge = 1
    )
    {
        if (!checkedCases.Any(one => one.Label) || checkedCases.All(one => one.Label))
            return new Fault("logistic.one-sided", "已核查的样本里应当既有成立的，也有不成立的，才能学习权重。");

        string[] names = [.. checkedCases.SelectMany(one => one.Features.Keys).Distinct().Order(StringComparer.Ordinal)];
        var rows = checkedCases.Select(one => (double[])[1, .. names.Select(name => one.Features.GetValueOrDefault(name))]).ToArray();
        var weights = new double[names.Length + 1];
        for (var round = 0; round < 50; round++)
        {
            var gradient = new double[weights.Length];
            var curvature = Enumerable.Range(0, weights.Length).Select(_ => new double[weights.Length]).ToArray();
            for (var i = 0; i < rows.Length; i++)
            {
                var p = Sigmoid(rows[i].Zip(weights, (x, w) => x * w).Sum());
                var missed = (checkedCases[i].Label ? 1 : 0) - p;
                for (var a = 0; a < weights.Length; a++)
                {
                    gradient[a] += missed * rows[i][a];
                    for (var b = 0; b < weights.Length; b++)
                        curvature[a][b] += p * (1 - p) * rows[i][a] * rows[i][b];
                }
            }
            for (var a = 0; a < weights.Length; a++)
            {
                // The intercept is not held back: how frequent the thing is must be learned freely.
                var held = a == 0 ? 1e-9 : ridge;
                gradient[a] -= a == 0 ? 0 : held * weights[a];
                curvature[a][a] += held;
            }
            // The penalty keeps the matrix regular.
            var step = LinearSystem.Solve(curvature, gradient)!;
            for (var a = 0; a < weights.Length; a++)
                weights[a] += step[a];
            if (step.Max(Math.Abs) < 1e-9)
                break;
        }
        return new LogisticModel(weights[0], names.Index().ToDictionary(one => one.Item, one => weights[one.Index + 1]));
    }

    static double Sigmoid(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
