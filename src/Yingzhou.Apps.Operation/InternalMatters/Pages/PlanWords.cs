using Yingzhou.Apps.Operation.InternalMatters.Planning;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.InternalMatters.Pages;

/// <summary>States of a stored plan as people read them.</summary>
static class PlanWords
{
    public static string State(StoredPlan plan) =>
        plan.Status switch
        {
            PlanStatus.Released => $"已发布为第 {plan.ReleasedAs} 版",
            PlanStatus.SentBack => "已退回",
            _ => "待审",
        };

    public static Tone Mood(StoredPlan plan) =>
        plan.Status switch
        {
            PlanStatus.Released => Tone.Good,
            PlanStatus.SentBack => Tone.Warn,
            _ => Tone.Info,
        };
}
