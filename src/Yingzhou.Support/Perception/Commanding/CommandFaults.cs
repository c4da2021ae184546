using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Commanding;

/// <summary>Refusals of commands, each written once.</summary>
static class CommandFaults
{
    public static readonly Fault NoKind = new("perception-command.no-kind", "这种设备没有这个指令。") { Field = "command" };

    public static readonly Fault NoCommand = new("perception-command.unknown", "没有这条指令。", 404);

    public static readonly Fault OutOfUse = new("perception-command.out-of-use", "设备已退役，不能下发指令。", 409);

    public static readonly Fault NoValue = new("perception-command.no-value", "这个指令不带参数，请清空参数值。") { Field = "value" };

    public static readonly Fault SamePerson = new("perception-command.same-person", "危险指令须由提出人以外的人复核。", 403);

    public static readonly Fault NotProposed = new("perception-command.not-proposed", "这条指令不在待复核状态。", 409);

    public static readonly Fault AlreadySent = new("perception-command.already-sent", "指令已经下发或已经结束，不能撤销。", 409);

    public static readonly Fault Minutes = new("perception-command.minutes", "有效期应为 1 到 1440 分钟。") { Field = "minutes" };

    public static Fault Value(CommandValue value) =>
        new(
            "perception-command.value",
            string.Create(CultureInfo.InvariantCulture, $"{value.Title}应为 {value.Least} 到 {value.Most} 之间的数（{value.Unit}）。")
        )
        {
            Field = "value",
        };
}
