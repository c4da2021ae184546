using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>复测: whether an exceedance has been put right. So many valid verdicts in a row must pass after it; one that exceeds begins the count anew, one that is not judged counts for nothing.</summary>
/// <param name="Passed">In a row until now.</param>
sealed record Recheck(int Passed, int Needed)
{
    public bool IsMet => Passed >= Needed;

    /// <param name="after">Verdicts after the exceedance, in order of time.</param>
    public static Recheck Of(IEnumerable<EmissionVerdict> after, int needed)
    {
        var passed = 0;
        foreach (var verdict in after)
            passed = verdict switch
            {
                EmissionVerdict.Pass => passed + 1,
                EmissionVerdict.Exceed => 0,
                _ => passed,
            };
        return new(passed, needed);
    }
}
