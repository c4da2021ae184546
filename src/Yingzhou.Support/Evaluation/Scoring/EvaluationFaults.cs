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

    public static readonly Fault NoLine = new("evaluation.no-line", "没有公布过这一项得分，请从公布结果进入。", 404);

    public static readonly Fault NotYours = new("evaluation.not-yours", "只能对本地区的得分提出异议，请切换岗位后再提。", 403);

    public static Fault ObjectionOver(DateOnly last) =>
        new("evaluation.objection-over", $"异议期到 {last:yyyy-MM-dd} 为止，已经过了。", 409);

    public static readonly Fault Unchanged = new(
        "evaluation.unchanged",
        "指标里的数还没有变，请先在来源改正、重新计算，再按改正后的数据重算。",
        409
    )
    {
        Field = "correction",
    };

    public static readonly Fault Correction = new("evaluation.correction", "请选择怎么改正：指标可以重算或不计入，加减分只能撤销。")
    {
        Field = "correction",
    };
}
