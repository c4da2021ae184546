namespace Yingzhou.Kernel;

/// <summary>Challenger minus champion on the main metric, 95 % interval.</summary>
public readonly record struct MetricDifference(double Lower, double Upper);

/// <summary>Whether a new version of a model may go live (上线闸门, p10 R5–R8, §9.6): every refusal at once.</summary>
public static class ModelReleaseGate
{
    /// <summary>Own defaults of the page: the lower bound of the difference stays above −0.01, no slice falls below −0.03.</summary>
    public const double NonInferiority = -0.01;

    public const double WorstSlice = -0.03;

    public static IReadOnlyList<Fault> Refusals(MetricDifference main, IReadOnlyDictionary<string, double> slices)
    {
        List<Fault> refusals = [];
        if (main.Lower <= NonInferiority)
            refusals.Add(new("models.inferior", $"不能排除新版本更差：差值下限 {main.Lower:0.000}，应高于 {NonInferiority:0.00}。"));
        refusals.AddRange(
            slices
                .Where(slice => slice.Value < WorstSlice)
                .OrderBy(slice => slice.Value)
                .Select(slice => new Fault(
                    "models.slice-worse",
                    $"在“{slice.Key}”上差了 {-slice.Value:0.000}，不应超过 {-WorstSlice:0.00}。"
                ))
        );
        return refusals;
    }

    /// <summary>人工确认: a component that decides about a person needs somebody who confirms after it (R5).</summary>
    /// <param name="tasks">Of the flow in order: name, whether it is this component, whether a person does it.</param>
    public static Fault? RefuseWithoutPerson(IReadOnlyList<(string Name, bool IsComponent, bool IsPerson)> tasks)
    {
        for (var i = 0; i < tasks.Count; i++)
            if (tasks[i].IsComponent && !tasks.Skip(i + 1).Any(later => later.IsPerson))
                return new("models.no-person", $"“{tasks[i].Name}”对个人作出决定，其后应有人工确认的环节。") { Field = tasks[i].Name };
        return null;
    }
}

public enum BudgetState
{
    Open,

    /// <summary>发布须审批</summary>
    NeedsApproval,

    /// <summary>冻结发布</summary>
    Frozen,
}

/// <summary>错误预算: minutes that a service level leaves to fail in a period.</summary>
/// <param name="Level">Share of the time that it works, e.g. 0.999.</param>
public readonly record struct ErrorBudget(double Level, TimeSpan Period)
{
    // Own default: at nine tenths somebody has to agree.
    const double Approval = 0.9;

    public TimeSpan Allowed => Period * (1 - Level);

    /// <summary>All used up freezes; an equal use is used up.</summary>
    public BudgetState After(TimeSpan used) =>
        used >= Allowed ? BudgetState.Frozen
        : used >= Allowed * Approval ? BudgetState.NeedsApproval
        : BudgetState.Open;
}

/// <summary>自动回退: whether the version before has to serve again (p10 R7): more than 5 % errors in five minutes, or a P95 of more than twice what was promised.</summary>
public static class AutoFallback
{
    public const double MostErrors = 0.05;

    // Below so many calls one error says nothing. Own default.
    public const long FewestCalls = 20;

    public static bool Falls(RatioOf errorsInFiveMinutes, double p95Milliseconds, double promisedMilliseconds) =>
        errorsInFiveMinutes.Denominator >= FewestCalls
        && ((double)errorsInFiveMinutes.Share!.Value > MostErrors || p95Milliseconds > 2 * promisedMilliseconds);
}
