namespace Yingzhou.Kernel;

/// <summary>What a field says about two records being of one person.</summary>
/// <param name="M">Probability that it agrees when they are.</param>
/// <param name="U">Probability that it agrees when they are not.</param>
public readonly record struct LinkField(string Name, double M, double U)
{
    const double Floor = 1e-6;

    static double Bounded(double probability) => Math.Clamp(probability, Floor, 1 - Floor);

    /// <summary>log2(m ÷ u)</summary>
    public double Agreement => Math.Log2(Bounded(M) / Bounded(U));

    /// <summary>log2((1 − m) ÷ (1 − u)), below 0.</summary>
    public double Disagreement => Math.Log2((1 - Bounded(M)) / (1 - Bounded(U)));

    /// <param name="likeness">0–1; between <see cref="JaroWinkler.Partly"/> and <see cref="JaroWinkler.Agrees"/> the weight is interpolated. <c>null</c>, when a value is missing, says nothing.</param>
    public double Weight(double? likeness) =>
        likeness switch
        {
            null => 0,
            >= JaroWinkler.Agrees => Agreement,
            < JaroWinkler.Partly => Disagreement,
            { } partly => Disagreement
                + ((Agreement - Disagreement) * (partly - JaroWinkler.Partly) / (JaroWinkler.Agrees - JaroWinkler.Partly)),
        };
}

public enum LinkDecision
{
    /// <summary>非同一主体</summary>
    Different,

    /// <summary>待人工判定</summary>
    Clerk,

    /// <summary>同一主体</summary>
    Same,
}

/// <summary>Whether two records are of one person or enterprise (实体匹配): the sum of the weights of their fields. Source: Fellegi and Sunter 1969; p02 R6.</summary>
public static class FellegiSunter
{
    /// <summary>Equal to the upper limit is the same, equal to the lower one is different.</summary>
    public const double Same = 12;
    public const double Different = 2;

    public static double Weight(IEnumerable<(LinkField Field, double? Likeness)> compared) =>
        compared.Sum(one => one.Field.Weight(one.Likeness));

    public static LinkDecision Decide(double weight, double same = Same, double different = Different) =>
        weight >= same ? LinkDecision.Same
        : weight <= different ? LinkDecision.Different
        : LinkDecision.Clerk;
}
