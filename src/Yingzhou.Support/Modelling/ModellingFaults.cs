using Yingzhou.Kernel;

namespace Yingzhou.Support.Modelling;

/// <summary>The refusals that several steps share.</summary>
static class ModellingFaults
{
    public static readonly Fault Unknown = new("modelling.unknown-drawing", "没有这张图纸，请回到图纸列表重新选择。", 404);

    public static readonly Fault NoDraft = new("modelling.no-draft", "这张图纸现在没有草稿，请先打开设计器修改并保存。", 404);

    public static readonly Fault Stale = new("modelling.draft-changed", "这份草稿在别处改过了，请刷新后在最新的内容上继续。", 412);

    public static readonly Fault UnderReview = new("modelling.under-review", "这份草稿已经送审，审核有结果之前不能再改。", 409);

    public static readonly Fault NotSubmitted = new("modelling.not-submitted", "这份草稿不在待审核状态，请刷新后再看。", 409);

    public static readonly Fault Closed = new("modelling.draft-closed", "这份草稿已经发布或放弃，请刷新后再看。", 409);

    public static readonly Fault Overtaken = new(
        "modelling.version-overtaken",
        "这份草稿改的不是现行版本（期间有新版本生效），请放弃后在现行版本上重新修改。",
        409
    );

    public static readonly Fault KeyTaken = new(
        "modelling.key-taken",
        "已经有这个标识的图纸，请换一个标识，或在图纸列表里打开它修改。",
        409
    )
    {
        Field = "key",
    };

    public static Fault Broken(int errors, DrawingProblem first) =>
        new("modelling.check-failed", $"检查没有通过，还有 {errors} 处错误，先改第一处：{first.Message}");
}
