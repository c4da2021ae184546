using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>Refusals of the intake, each written once.</summary>
static class PerceptionFaults
{
    public static readonly Fault Unknown = new("perception.unknown-device", "没有登记这个设备编号，数据已放入隔离区。", 404)
    {
        Field = "code",
    };

    public static readonly Fault WrongSecret = new("perception.wrong-secret", "设备密钥不对，数据未接收。", 401) { Field = "secret" };

    public static readonly Fault Retired = new("perception.retired", "设备已退役，不再接收数据。", 409) { Field = "code" };

    public static readonly Fault NotSignedIn = new("perception.not-signed-in", "终端没有先鉴权（0102），数据未接收。", 401);

    public static readonly Fault Unsupported = new("perception.unsupported", "平台不处理这种消息，或者消息是加密、分包的。", 400);

    public static readonly Fault NotStored = new("perception.not-stored", "数据没有写入磁盘，未确认接收，请稍后重发。", 503);

    public static readonly Fault NoDevice = new("perception.no-device", "没有这个设备。", 404);

    public static Fault NoProperty(string property, string product) =>
        new("perception.no-property", $"物模型“{product}”没有属性“{property}”") { Field = property };

    public static Fault TooOld(string property) =>
        new("perception.too-old", $"“{property}”的观测时间早于 {ObservationArrival.Backfill.TotalDays:0} 天前，超出补报期限")
        {
            Field = property,
        };

    public static Fault NoNumber(string property) => new("perception.no-number", $"“{property}”的值不是数") { Field = property };

    public static Fault NoTime(string field) =>
        new("perception.no-time", $"缺少观测时间 {field}，或者不是有效的时间", 400) { Field = field };

    public static Fault NoValues(string field) => new("perception.no-values", "报文里没有观测值", 400) { Field = field };

    public static Fault Shape(string field, string rule) => new("perception.shape", $"{field}：{rule}", 400) { Field = field };
}
