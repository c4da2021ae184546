using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

/// <summary>What the receiver is told, and what the holder reads that they were told.</summary>
static class ShownWords
{
    public static string Of(ShownState state) =>
        state switch
        {
            ShownState.Valid => "有效",
            ShownState.OutOfTime => "亮证码已过时",
            ShownState.ClockWrong => "设备时间不对",
            ShownState.Revoked => "证照已吊销",
            ShownState.Suspended => "证照已暂停",
            ShownState.NotYet => "证照尚未生效",
            ShownState.Expired => "证照已过期",
            _ => "真实，是否仍有效不能确定",
        };

    public static string Of(Receiver receiver) =>
        receiver switch
        {
            Receiver.Window => "政务窗口",
            Receiver.Enforcement => "现场检查、执法人员",
            _ => "企业和其他机构",
        };
}
