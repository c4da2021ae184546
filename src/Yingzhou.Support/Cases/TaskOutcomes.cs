namespace Yingzhou.Support.Cases;

/// <summary>What may be decided at each stage, in the words by which the drawn gateways decide: <c>city/…/processes/README.md</c> tells officials the same.</summary>
public static class TaskOutcomes
{
    public static IReadOnlyList<(string Outcome, string Title)> Of(string stage) =>
        stage switch
        {
            "accept" => [("accepted", "受理"), ("not-accepted", "不予受理")],
            "review" => [("pass", "审查通过"), ("fail", "建议不予批准")],
            "decide" => [("approved", "准予"), ("refused", "不予批准")],
            "inspect" => [("pass", "核查通过"), ("fail", "核查不通过")],
            "countersign" => [("agree", "同意"), ("disagree", "不同意")],
            "deliver" => [("delivered", "已送达")],
            _ => [("done", "办理完成")],
        };

    public static bool NeedsReason(string outcome) => outcome is "not-accepted" or "fail" or "refused" or "disagree";
}
