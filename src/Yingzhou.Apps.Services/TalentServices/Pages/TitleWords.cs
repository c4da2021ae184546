using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.TalentServices.Pages;

static class TitleWords
{
    public static string Title(TitleApplicationStatus status) =>
        status switch
        {
            TitleApplicationStatus.WithEmployer => "待单位核实",
            TitleApplicationStatus.UnitPublic => "单位公示",
            TitleApplicationStatus.Returned => "单位退回",
            TitleApplicationStatus.Struck => "异议成立",
            TitleApplicationStatus.Withdrawn => "已撤回",
            _ => "已上会",
        };

    public static Tone Mood(TitleApplicationStatus status) =>
        status switch
        {
            TitleApplicationStatus.Returned or TitleApplicationStatus.Struck => Tone.Bad,
            TitleApplicationStatus.Withdrawn => Tone.Neutral,
            TitleApplicationStatus.Sealed => Tone.Good,
            _ => Tone.Info,
        };

    /// <summary>What comes next, for the applicant.</summary>
    public static string Next(TitleApplication one) =>
        one.Status switch
        {
            TitleApplicationStatus.WithEmployer => "等单位核实。",
            TitleApplicationStatus.UnitPublic => $"{one.EmployerName}公示到 {Show.Date(one.PublicUntil)}，期满没有异议就能上评审会。",
            TitleApplicationStatus.Returned => $"退回原因：{one.Reason}。改好后可以重新申报。",
            TitleApplicationStatus.Struck => $"核查结果：{one.Reason}",
            TitleApplicationStatus.Withdrawn => "您撤回了。",
            _ => "已列入评审会名单，名单和抽取种子已经封存。",
        };

    public static string Title(Education education) =>
        education switch
        {
            Education.Secondary => "高中（中职）",
            Education.College => "大专",
            Education.Bachelor => "本科",
            Education.Master => "硕士",
            Education.Doctor => "博士",
            _ => "其他",
        };
}
