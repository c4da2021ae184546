using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment;

static class EcoFaults
{
    public static readonly Fault NoStation = new("eco.no-station", "没有这个监测点，或您的岗位看不到它。", 404);

    public static readonly Fault NoExceedance = new("eco.no-exceedance", "没有这条超标记录，或者不是您单位的排口。", 404);

    public static readonly Fault Text = new("eco.text", "写明原因，5 到 500 个字。", 400) { Field = "text" };

    public static readonly Fault Condition = new("eco.condition", "请选择当时的工况。", 400) { Field = "condition" };

    public static readonly Fault NotOwn = new("eco.not-own", "请选择您单位的排口。", 404) { Field = "outlet" };

    public static readonly Fault Span = new("eco.span", "起止时间要填全，止晚于起，不超过 30 天，最早 30 天后开始。", 400)
    {
        Field = "until",
    };

    public static readonly Fault Hour = new("eco.hour", "请选择哪一天的哪个小时。", 400) { Field = "hour" };

    public static readonly Fault ByDay = new("eco.by-day", "废水按整天的流量加权均值判定，工况不豁免。", 400) { Field = "outlet" };

    public static readonly Fault SampledAt = new("eco.sampled-at", "采样时间应在超标之后、现在之前。", 400) { Field = "sampledAt" };

    public static readonly Fault SampleValue = new("eco.sample-value", "测定值应是不小于 0 的数，单位同限值。", 400) { Field = "value" };

    public static readonly Fault TwoPersons = new("eco.two-persons", "采样要两个人，第二采样人不能是同一人。", 400) { Field = "witness" };

    public static readonly Fault Sealed = new("eco.sealed", "这个封样号已经登记过另一份样品，请核对。", 409) { Field = "seal" };

    public static readonly Fault NoLimit = new("eco.sample-no-limit", "采样当日没有有效的许可限值，不能判定。", 409)
    {
        Field = "sampledAt",
    };

    public static readonly Fault Explained = new("eco.explained", "这条超标已经说明过，补充材料请联系生态环境部门。", 409);
}
