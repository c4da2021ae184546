using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Permission;

/// <summary>Every answer that can be given, as a clerk or a citizen reads it.</summary>
static class Explain
{
    public static readonly Decision SignIn = Denied("permission.sign-in", "请先登录，再办理此事项。");

    public static readonly Decision OwnMatter = Denied(
        "permission.own-matter",
        "此事项涉及您本人，按公务回避的规定不能由您办理，请转交其他人员。"
    );

    public static readonly Decision SamePerson = Denied(
        "permission.four-eyes",
        "您已参与过此事项的前一环节，同一人不能既办理又审批（四眼原则），请转交其他人员。"
    );

    public static readonly Decision NoPost = Denied("permission.no-post", "您目前没有任职岗位，不能办理公务，请联系本单位管理员。");

    public static readonly Decision NotParty = Denied("permission.not-party", "您不是此事项的当事人，不能查看或办理。");

    public static Decision Allowed(Grant rule, Subject subject) =>
        rule.Role is null
            ? new(true, rule.PartyLevel is null ? "granted.open" : "granted.party", "允许办理。")
            : new(true, "granted.role", $"由{subject.ActingPost!.Title}的职权允许。");

    public static Decision NoRule(string action) =>
        Denied("permission.no-rule", $"没有任何规则允许“{action}”，默认拒绝，请联系系统管理员。");

    public static Decision OtherPost(HeldPost? acting, HeldPost needed) =>
        Denied("permission.post", $"您当前岗位是{acting?.Title ?? "（未选择）"}，此事项应由{needed.Title}办理，请切换岗位后再试。");

    public static Decision NoRole(HeldPost acting) => Denied("permission.role", $"{acting.Title}没有办理此操作的职权。");

    public static Decision OutOfReach(HeldPost acting) =>
        Denied("permission.region", $"此事项不在{acting.Title}的管辖范围内，应由其主管单位的岗位办理。");

    public const string StepUpReason = "permission.step-up";

    public static Decision DutiesApart(ExclusiveRoles rule) =>
        Denied(
            "permission.duties-apart",
            $"您同时担任了按{rule.Title}（{rule.Source}）不得由一人兼任的岗位，请先由安全管理员免去其中之一。"
        );

    public static Decision StepUp(SensitiveAct act) =>
        Denied(StepUpReason, $"这是敏感操作，请先用动态口令再次验证身份（{act.Minutes} 分钟内有效）。");

    public static Decision HigherLevel(RealNameLevel needed) =>
        Denied("permission.level", $"此操作需要 {needed} 级实名认证，请完成认证后再试。");

    static Decision Denied(string reason, string sentence) => new(false, reason, sentence);
}
