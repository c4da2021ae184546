using Yingzhou.Ui.Components;

namespace Yingzhou.Assurance.Privacy.Pages;

/// <summary>Jobs in plain words: who learns what.</summary>
static class PrivacyWords
{
    public static string Of(PrivacyJobState state) =>
        state switch
        {
            PrivacyJobState.Proposed => "待对方同意",
            PrivacyJobState.Granted => "已授权，待运行",
            PrivacyJobState.Done => "已完成",
            _ => "已终止",
        };

    public static Tone ToneOf(PrivacyJobState state) =>
        state switch
        {
            PrivacyJobState.Proposed => Tone.Attention,
            PrivacyJobState.Granted => Tone.Info,
            PrivacyJobState.Done => Tone.Good,
            _ => Tone.Neutral,
        };

    public static string Of(PsiGain gain, string first, string second) =>
        gain switch
        {
            PsiGain.SizeOnly => "双方只知道共同的条数，都不知道是哪几条",
            PsiGain.First => $"{first}知道本方名单里哪几条是共同的，{second}只知道条数",
            PsiGain.Second => $"{second}知道本方名单里哪几条是共同的，{first}只知道条数",
            _ => "双方都知道本方名单里哪几条是共同的",
        };

    public static string OfMessage(string kind) =>
        kind switch
        {
            "hello" => "出示授权",
            "proof" => "证明身份",
            "points" => "名单，加密一次",
            "twice" => "对方的名单，加密两次",
            "close" => "对账签名",
            _ => "存证编号",
        };
}
