using Yingzhou.Kernel;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>Refusals of evaluations, each written once.</summary>
static class EvaluationFaults
{
    public static readonly Fault NoScheme = new("evaluation.no-scheme", "没有这个考核方案。", 404);

    public static readonly Fault NotOver = new("evaluation.not-over", "考核截止日还没有过，不能公布。", 409) { Field = "day" };

    public static readonly Fault Known = new("evaluation.published", "这一天的考核结果已经公布，不能改；数据改正后请看重算对照。", 409);

    public static readonly Fault Unmeasured = new("evaluation.unmeasured", "有单位没有任何指标数据，不能公布。", 409);

    public static readonly Fault OwnAdjustment = new("evaluation.own-adjustment", "加减分的登记人不能公布结果，请由另一人公布。", 403);

    public static readonly Fault NoUnit = new("evaluation.no-unit", "这个考核组里没有这个单位。") { Field = "unit" };

    public static readonly Fault NoDocument = new("evaluation.no-document", "请写明依据的文件，2 到 200 字。") { Field = "document" };

    public static readonly Fault Points = new("evaluation.points", "加减分应是 -10 到 10 之间不为 0 的数；一票否决不带分。")
    {
        Field = "points",
    };
}
