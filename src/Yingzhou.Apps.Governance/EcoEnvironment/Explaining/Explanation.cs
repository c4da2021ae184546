using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Explaining;

/// <summary>企业说明: what an enterprise says of an hour of its outlet, once. A condition that its permit exempts is judged with; one that is told late is not accepted silently.</summary>
public sealed class Explanation : Record
{
    public required string Outlet { get; init; }

    public required string Factor { get; init; }

    /// <summary>The hour that is explained.</summary>
    public required DateTimeOffset At { get; init; }

    public required WorkingCondition Condition { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
}
