using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Matching;

/// <summary>
/// Whether matching may go live with the quality it was measured to have (匹配质量门槛, a08 §3): precision ≥ 0.95 and recall ≥ 0.90 against adjudicated pairs;
/// a value equal to its target passes.
/// </summary>
static class ReleaseGate
{
    public const decimal Precision = 0.95m;
    public const decimal Recall = 0.90m;

    /// <returns><c>null</c> when it may be released.</returns>
    public static Fault? Refuse(DetectionQuality quality) =>
        quality switch
        {
            { Precision.Share: null } or { Recall.Share: null } => new Fault(
                "enterprise.quality-unmeasured",
                "还没有人工标注的样本，匹配质量未知，不能发布。"
            ),
            { Precision.Share: < Precision } => new Fault(
                "enterprise.precision-low",
                $"查准率 {quality.Precision} 未达到 {Precision:P0}，误报会让企业白跑，不能发布。请先修正条款。"
            ),
            { Recall.Share: < Recall } => new Fault(
                "enterprise.recall-low",
                $"查全率 {quality.Recall} 未达到 {Recall:P0}，漏报过多，不能发布。请先修正条款。"
            ),
            _ => null,
        };
}
