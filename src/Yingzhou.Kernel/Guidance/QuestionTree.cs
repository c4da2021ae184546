namespace Yingzhou.Kernel;

/// <summary>
/// The guide (情形引导) derived from an item's material table: the questions that settle the materials with the fewest answers on average.
/// </summary>
/// <param name="MeanAsked">Questions put to a person per case on average; what a register answers costs nothing.</param>
/// <param name="EntropyBits">Shannon's H of the material sets: no tree of yes/no questions to persons can ask less.</param>
/// <param name="HuffmanQuestions">The least mean of any tree of yes/no questions, whatever the questions.</param>
public sealed record QuestionTree(GuideStep Root, double MeanAsked, double EntropyBits, double HuffmanQuestions)
{
    /// <summary>
    /// Small tables are searched exhaustively, larger ones greedily by information gain. Gain alone is not enough: with free choice of
    /// questions on the frequencies .40 .20 .15 .10 .06 .04 .03 .02 it asks 2.65 on average where 2.49 are possible.
    /// </summary>
    /// <param name="smoothing">Added to every situation's count, so that what never occurred is still possible.</param>
    public static Outcome<QuestionTree> Derive(
        IReadOnlyList<Situation> situations,
        IReadOnlyList<GuideQuestion> questions,
        double smoothing = 1
    )
    {
        if (situations.Count == 0)
            return new Fault("guide.no-situations", "材料表中没有情形，请先在材料表中列出至少一种情形。");
        if (situations.CountBy(situation => situation.Id).FirstOrDefault(group => group.Value > 1).Key is { } twice)
            return new Fault("guide.duplicate-situation", $"情形“{twice}”在材料表中出现了不止一次，请合并。");

        if (!(situations.Sum(situation => situation.Cases + smoothing) > 0))
            return new Fault("guide.no-frequencies", "各情形的办件量之和应大于 0，请核对频次。");

        var shares = MaterialGroups.Of(situations, smoothing);
        var planned = new QuestionPlanner(questions).Plan(shares);
        var bySet = MaterialGroups.Weights(shares);
        return new QuestionTree(planned.Step, planned.Asked, Information.EntropyBits(bySet), Information.HuffmanQuestions(bySet));
    }
}
