using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Explaining;

/// <summary>工况标记 of an enterprise: a span of time in which its outlet starts, stops or is maintained; told beforehand, or it is not accepted silently.</summary>
public sealed class WorkingMark : Record
{
    public required string Outlet { get; init; }

    public required WorkingCondition Condition { get; init; }

    public required DateTimeOffset FromAt { get; init; }

    /// <summary>Not included.</summary>
    public required DateTimeOffset UntilAt { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    internal ConditionMark AsRule(Outlet outlet) => new(FromAt, UntilAt, EnteredAt, outlet.Exempt.Contains(Condition));
}

/// <summary>企业说明时限 (c08 §4): two hours from when the verdict was known.</summary>
public static class ExplanationClock
{
    public static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    public static DateTimeOffset Due(DateTimeOffset judgedAt) => judgedAt + Limit;

    /// <param name="explainedAt"><c>null</c> while nothing was said.</param>
    public static bool IsLate(DateTimeOffset judgedAt, DateTimeOffset? explainedAt, DateTimeOffset now) =>
        (explainedAt ?? now) > Due(judgedAt);
}
