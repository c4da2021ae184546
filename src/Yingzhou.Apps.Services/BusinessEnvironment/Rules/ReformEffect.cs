using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <summary>
/// What a reform changed (改革成效): median time of the items it touched, before and after, against items it did not touch. What became faster everywhere is not its merit
/// (a13 §3).
/// </summary>
/// <param name="Effect">Share by which the touched items became faster beyond the others; negative is slower. <c>null</c> when a group is empty or took no time at all.</param>
public sealed record ReformEffect(TimeSummary Before, TimeSummary After, TimeSummary OthersBefore, TimeSummary OthersAfter, double? Effect)
{
    /// <summary>With fewer cases in a group the effect is shown as not to be judged. Own default.</summary>
    public const int Fewest = 30;

    public bool IsJudged =>
        Effect is not null && ((TimeSummary[])[Before, After, OthersBefore, OthersAfter]).All(group => group.Count >= Fewest);

    public static ReformEffect Of(
        IEnumerable<double> before,
        IEnumerable<double> after,
        IEnumerable<double> othersBefore,
        IEnumerable<double> othersAfter
    )
    {
        TimeSummary[] groups = [TimeSummary.Of(before), TimeSummary.Of(after), TimeSummary.Of(othersBefore), TimeSummary.Of(othersAfter)];
        double? effect = groups.All(group => group.Median > 0)
            ? 1 - (groups[1].Median!.Value / groups[0].Median!.Value / (groups[3].Median!.Value / groups[2].Median!.Value))
            : null;
        return new(groups[0], groups[1], groups[2], groups[3], effect);
    }
}
