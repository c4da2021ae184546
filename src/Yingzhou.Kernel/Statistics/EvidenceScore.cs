namespace Yingzhou.Kernel;

/// <summary>One piece of evidence and how much more likely it is if the suspicion is true.</summary>
/// <param name="LikelihoodRatio">似然比; above 1 speaks for it, below 1 against it. Positive.</param>
/// <param name="Says">What was seen, in Chinese, with its figures.</param>
public readonly record struct WeighedEvidence(string Code, double LikelihoodRatio, string Says);

/// <summary>
/// A suspicion with everything that speaks for and against it (证据评分): log-odds of the prior plus Σ ln LR. Independent evidence is assumed; what is not independent must come in as one piece. Source:
/// c11 §3.8, example 8.
/// </summary>
public sealed record EvidenceScore
{
    EvidenceScore(double prior, IReadOnlyList<WeighedEvidence> evidence) => (Prior, Evidence) = (prior, evidence);

    public double Prior { get; }

    /// <summary>The strongest first, whichever way it points.</summary>
    public IReadOnlyList<WeighedEvidence> Evidence { get; }

    public double LogOdds => Math.Log(Prior / (1 - Prior)) + Evidence.Sum(one => Math.Log(one.LikelihoodRatio));

    public double Probability => 1 / (1 + Math.Exp(-LogOdds));

    /// <returns>A fault for a prior that is certain, or a ratio that is not positive: neither can be argued with.</returns>
    public static Outcome<EvidenceScore> Of(double prior, IEnumerable<WeighedEvidence> evidence)
    {
        WeighedEvidence[] all = [.. evidence.OrderByDescending(one => Math.Abs(Math.Log(one.LikelihoodRatio)))];
        if (prior is not (> 0 and < 1))
            return new Fault("evidence.prior", "先验概率应当大于 0、小于 1。") { Field = "prior" };
        return all.Any(one => one.LikelihoodRatio is not (> 0 and < double.PositiveInfinity))
            ? new Fault("evidence.ratio", "似然比应当是正数。") { Field = "likelihoodRatio" }
            : new EvidenceScore(prior, all);
    }
}
