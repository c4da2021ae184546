using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>How the video counter refuses.</summary>
static class CallFaults
{
    public static readonly Fault Unknown = new("no-visit.unknown-call", "没有这次视频办件，或者它不是您的。请从视频窗口重新进入。", 404);

    public static readonly Fault Taken = new("no-visit.call-taken", "这位来电者已由其他窗口接听或已结束，请刷新队列。", 409);

    public static readonly Fault Over = new("no-visit.call-over", "这次视频办件已经结束或已被接听，请刷新后再看。", 409);

    public static readonly Fault NotInCall = new("no-visit.not-in-call", "现在不在通话中，请等双方接通后再操作。", 409);

    public static readonly Fault NoDocument = new("no-visit.document-missing", "共享文书不能为空，请写明要确认的内容。")
    {
        Field = "document",
    };

    public static readonly Fault OtherDocument = new("no-visit.document-changed", "文书在您查看之后改过了，请看过最新内容再签。", 412)
    {
        Field = "document",
    };

    public static readonly Fault ChecklistOpen = new(
        "no-visit.checklist-open",
        "核对清单还没有全部打勾；不能远程办结时请选择被迫到场的原因。"
    )
    {
        Field = "ticks",
    };

    public static readonly Fault NotSigned = new("no-visit.not-signed", "共享文书还没有签名，请等对方签完，或选择被迫到场的原因。")
    {
        Field = "document",
    };

    public static readonly Fault WhyMissing = new("no-visit.why-missing", "请写明看到了什么，另一位同事回电复核时要用。") { Field = "why" };

    public static readonly Fault Stale = new("no-visit.call-changed", "这份文书在别处改过了，请看过最新内容再改。", 412);

    public static readonly Fault NoItem = new("no-visit.item-missing", "请选择要办的事项。") { Field = "item" };

    public static readonly Fault NoIsland = new("no-visit.island-missing", "请选择您现在在哪个岛，就近安排服务点和邮递。")
    {
        Field = "route",
    };

    public static readonly Fault SlotGone = new("no-visit.slot-gone", "这个时段刚刚约满或已过去，请换一个时段。", 409) { Field = "slot" };

    public static readonly Fault PhoneMissing = new("no-visit.phone-missing", "要回电请留一个能接通的手机号（11 位）。")
    {
        Field = "phone",
    };

    public static readonly Fault AlreadyQueued = new("no-visit.already-queued", "您已经在排队或已有预约，请先完成或取消那一个。", 409);

    public static readonly Fault FaceLocked = new(
        "no-visit.face-locked",
        "人脸核验 24 小时内已失败三次，请改由视频窗口工作人员核对，不影响办事。",
        409
    );

    public static readonly Fault FaceFailed = new("no-visit.face-failed", "这次没有比对通过。可以再试，也可以直接由视频窗口工作人员核对。");

    public static readonly Fault ClerkChecks = new("no-visit.clerk-checks", "这种核验由视频窗口工作人员在通话中完成，请先排队。", 409);

    public static readonly Fault UnknownReason = new("no-visit.unknown-reason", "没有这个到场原因，请从列表里选。") { Field = "reason" };

    public static Fault LevelTooLow(AssuranceLevel needed) =>
        new("no-visit.level-too-low", $"这个事项要核验到 {needed}，现在还没有达到，请先完成身份核验。", 403) { Field = "level" };
}
