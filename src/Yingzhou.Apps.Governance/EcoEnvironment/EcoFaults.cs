using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment;

static class EcoFaults
{
    public static readonly Fault NoStation = new("eco.no-station", "没有这个监测点，或您的岗位看不到它。", 404);

    public static readonly Fault NoExceedance = new("eco.no-exceedance", "没有这条超标记录，或者不是您单位的排口。", 404);

    public static readonly Fault Text = new("eco.text", "写明原因，5 到 500 个字。", 400) { Field = "text" };

    public static readonly Fault Condition = new("eco.condition", "请选择当时的工况。", 400) { Field = "condition" };

    public static readonly Fault Explained = new("eco.explained", "这条超标已经说明过，补充材料请联系生态环境部门。", 409);
}
