namespace Yingzhou.Kernel;

/// <summary>The five grades of a service rating (好差评, GB/T 39735-2020, 国办发〔2019〕51号); the last two are bad.</summary>
public enum RatingGrade
{
    /// <summary>非常满意</summary>
    VerySatisfied = 5,

    /// <summary>满意</summary>
    Satisfied = 4,

    /// <summary>基本满意</summary>
    FairlySatisfied = 3,

    /// <summary>不满意</summary>
    Dissatisfied = 2,

    /// <summary>非常不满意</summary>
    VeryDissatisfied = 1,
}

/// <summary>Counts per grade, of ratings a person really gave: default-good ratings (默认好评) are never counted in.</summary>
public sealed record RatingTally(long VerySatisfied, long Satisfied, long FairlySatisfied, long Dissatisfied, long VeryDissatisfied)
{
    public long Rated => VerySatisfied + Satisfied + FairlySatisfied + Dissatisfied + VeryDissatisfied;

    /// <summary>好评率: the first three grades among the rated. Nobody rated is unknown, not good.</summary>
    public RatioOf GoodRate => new(VerySatisfied + Satisfied + FairlySatisfied, Rated);

    /// <summary>What counters are ranked by.</summary>
    public double? GoodRateLowerBound => Wilson.LowerBound(GoodRate);

    public static RatingTally Of(IEnumerable<RatingGrade> grades)
    {
        var counts = grades.CountBy(grade => grade).ToDictionary();
        return new(
            counts.GetValueOrDefault(RatingGrade.VerySatisfied),
            counts.GetValueOrDefault(RatingGrade.Satisfied),
            counts.GetValueOrDefault(RatingGrade.FairlySatisfied),
            counts.GetValueOrDefault(RatingGrade.Dissatisfied),
            counts.GetValueOrDefault(RatingGrade.VeryDissatisfied)
        );
    }
}
