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
            _ => "签章不符，不可采信",
        };

    public static Tone Mood(CredentialState state) =>
        state switch
        {
            CredentialState.Valid => Tone.Good,
            CredentialState.NotYet => Tone.Info,
            CredentialState.Expired => Tone.Attention,
            _ => Tone.Bad,
        };
}
