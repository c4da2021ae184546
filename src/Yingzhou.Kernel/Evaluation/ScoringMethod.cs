namespace Yingzhou.Kernel;

/// <summary>How a value becomes a score of 0 to 100 or a little above (计分方法). Source: a03 §3.</summary>
public abstract record ScoringMethod
{
    ScoringMethod() { }

    public abstract double Of(double value);

    /// <summary>功效系数: 60 at the worst bench, 100 at the best, cut off at both. Which of the two is the larger number says the direction.</summary>
    public sealed record Efficacy(double Worst, double Best) : ScoringMethod
    {
        const double Least = 60;
        const double Most = 100;

        public override double Of(double value) => Math.Clamp(Least + ((Most - Least) * (value - Worst) / (Best - Worst)), Least, Most);
    }

    /// <summary>完成率: 100 at the target, at most 110, never below 0.</summary>
    public sealed record Completion(double Target) : ScoringMethod
    {
        const double Most = 1.1;

        public override double Of(double value) => 100 * Math.Clamp(value / Target, 0, Most);
    }

    /// <summary>区间: 100 inside, the limits among it; outside so much less for each unit of distance, never below 0.</summary>
    public sealed record Interval(double From, double Until, double LossPerUnit) : ScoringMethod
    {
        public override double Of(double value) => Math.Max(0, 100 - (LossPerUnit * Math.Max(0, Math.Max(From - value, value - Until))));
    }

    /// <summary>分档: the score of the highest step whose value is reached; a value equal to a step has reached it. Below the first step 0.</summary>
    /// <param name="Table">Value and score, rising by value.</param>
    public sealed record Steps(IReadOnlyList<ScoreStep> Table) : ScoringMethod
    {
        public override double Of(double value) => Table.LastOrDefault(step => value >= step.From)?.Score ?? 0;
    }
}

/// <param name="From">The value that has to be reached.</param>
public sealed record ScoreStep(double From, double Score);
