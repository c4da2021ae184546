using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting;

static class AlertingFaults
{
    public static readonly Fault Unknown = new("alerting.unknown-incident", "没有这件处置事件，或您的岗位看不到它。", 404);

    public static readonly Fault UnknownTask = new("alerting.unknown-task", "没有这项处置任务，请从事件页面重新进入。", 404);

    public static readonly Fault Stale = new("alerting.stale", "您打开之后这件事有了变化，请刷新后再操作。", 412);

    public static readonly Fault UnknownKind = new("alerting.unknown-kind", "没有这种预警类别，请从列出的类别中选择。") { Field = "kind" };

    public static Fault Missing(string field, string detail) => new("alerting.missing", detail) { Field = field };

    public static readonly Fault OutOfPlace = new(
        "alerting.out-of-place",
        "经纬度不在地球上：经度应在 -180 到 180，纬度在 -90 到 90。",
        400
    )
    {
        Field = "longitude",
    };

    public static readonly Fault FromFuture = new("alerting.from-future", "发生时间晚于现在超过 5 分钟，请检查来源的时钟。", 400)
    {
        Field = "happenedAt",
    };
}
