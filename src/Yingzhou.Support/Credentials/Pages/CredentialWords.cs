using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Credentials.Pages;

static class CredentialWords
{
    public static string State(CredentialState state) =>
        state switch
        {
            CredentialState.Valid => "有效",
            CredentialState.NotYet => "尚未生效",
            CredentialState.Expired => "已过期",
            CredentialState.Revoked => "已失效",
            CredentialState.Suspended => "已暂停",
            _ => "签章不符，不可采信",
        };

    public static Tone Mood(CredentialState state) =>
        state switch
        {
            CredentialState.Valid => Tone.Good,
            CredentialState.NotYet => Tone.Info,
            CredentialState.Expired or CredentialState.Suspended => Tone.Attention,
            _ => Tone.Bad,
        };

    public static string State(ConsentState state) =>
        state switch
        {
            ConsentState.Given => "有效",
            ConsentState.Over => "已到期",
            _ => "已撤回",
        };

    public static string Way(AccessWay way) =>
        way switch
        {
            AccessWay.Online => "联网核验亮证",
            AccessWay.Offline => "离线核验亮证",
            _ => "免提交取用",
        };
}
