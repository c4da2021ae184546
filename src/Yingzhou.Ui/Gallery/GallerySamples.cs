using Yingzhou.Kernel;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Components.Charts;

namespace Yingzhou.Ui.Gallery;

/// <summary>What the gallery shows. Invented, and dated, so that pictures of it can be compared.</summary>
static class GallerySamples
{
    public static readonly IReadOnlyList<MetroStop> RestaurantLine =
    [
        new("提交", StopState.Done) { On = new(2026, 11, 12), Desk = "您" },
        new("受理", StopState.Done) { On = new(2026, 11, 13), Desk = "区政务服务中心" },
        new("并联审查", StopState.Here)
        {
            On = new(2026, 11, 13),
            Due = new(2026, 11, 26),
            Parallel =
            [
                new("食品经营许可", StopState.Done) { On = new(2026, 11, 19), Desk = "区市场监管局" },
                new("消防安全检查", StopState.Here) { Due = new(2026, 11, 26), Desk = "区消防救援大队" },
                new("店招设置", StopState.Paused) { Due = new(2026, 11, 26), Desk = "区综合执法局", Note = "等您补交效果图" },
                new("排污登记", StopState.Done) { On = new(2026, 11, 17), Desk = "定海生态环境分局" },
            ],
        },
        new("决定", StopState.Ahead) { On = new(2026, 11, 27), Desk = "区市场监管局" },
        new("送达", StopState.Ahead) { On = new(2026, 11, 30), Desk = "电子证照" },
        new("评价", StopState.Ahead),
    ];

    public static readonly IReadOnlyList<TimelineEntry> Events =
    [
        new(At(20, 9, 41), "要求补正：店招效果图", "区综合执法局 李科员", "效果图上看不出高度。请标明离地高度，不低于2.5米。计时从今天起停止。", Tone.Attention),
        new(At(19, 15, 20), "食品经营许可审查通过", "区市场监管局 王科长", Tone: Tone.Good),
        new(At(13, 10, 5), "受理，分送四个部门", "区政务服务中心 3号窗口", Tone: Tone.Good),
        new(At(12, 21, 36), "提交申请", "您，在浙里办"),
    ];

    public static readonly IReadOnlyList<Fact> Known =
    [
        new("经营者", "林海平", "市公安局人口库，2026年11月20日", true),
        new("统一社会信用代码", "92330902MA2A12345N", "市市场监管局，2026年11月12日", true),
        new("场所面积", "86平方米", "申请表；不动产登记为68平方米", false),
        new("从业人员", "5人"),
    ];

    public static readonly IReadOnlyList<Fault> Faults =
    [
        new("people.id-checksum", "身份证号第18位应为1，请对照证件", 400) { Field = "id-number" },
        new("forms.required", "请填写经营场所面积", 400) { Field = "area" },
    ];

    public static readonly Fault NotYourPost = new("cases.other-post", "这件事在区消防救援大队，您的岗位是窗口受理。需要查看时可向市大数据局申请。", 403);

    public static readonly IReadOnlyList<InboxRow> Inbox =
    [
        new("330902-202611-004718", "开办餐饮店", "老渔家海鲜面馆", "店招审查", LightColour.Red, "超5个工作日", new(2026, 11, 5), 0),
        new("330903-202611-002204", "捕捞许可证换发", "浙普渔68012", "审查", LightColour.Orange, "超1个工作日", new(2026, 11, 9), 60),
        new("330921-202611-000871", "渔家乐备案", "东沙古镇听潮小院", "现场核查", LightColour.Yellow, "剩1个工作日", new(2026, 11, 16), null),
        new("330922-202611-000139", "社会救助申请", "陈阿婆", "受理", LightColour.Green, "剩6个工作日", new(2026, 11, 20), 0),
    ];

    public static readonly IReadOnlyList<GanttBar> Legs =
    [
        new("post", "核编", new(2026, 11, 16), new(2026, 11, 17)) { Owner = "市委编办", Critical = true, Span = "2个工作日" },
        new("hire", "录用审批", new(2026, 11, 18), new(2026, 11, 20)) { Owner = "市委组织部", DependsOn = ["post"], Critical = true, Span = "3个工作日" },
        new("wage", "工资核定", new(2026, 11, 23), new(2026, 11, 24)) { Owner = "市人力社保局", DependsOn = ["hire"], Critical = true, Span = "2个工作日" },
        new("insurance", "社保参保", new(2026, 11, 23), new(2026, 11, 23)) { Owner = "市人力社保局", DependsOn = ["hire"], Span = "1个工作日" },
        new("medical", "医保参保", new(2026, 11, 23), new(2026, 11, 23)) { Owner = "市医保局", DependsOn = ["hire"], Span = "1个工作日" },
        new("fund", "公积金开户", new(2026, 11, 25), new(2026, 11, 25)) { Owner = "市公积金中心", DependsOn = ["wage"], Ahead = true, Span = "1个工作日" },
        new("pay", "工资统发", new(2026, 11, 25), new(2026, 11, 26)) { Owner = "市财政局", DependsOn = ["wage"], Critical = true, Ahead = true, Span = "2个工作日" },
    ];

    public static readonly IReadOnlyList<string> Months = ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月"];

    public static readonly IReadOnlyList<decimal?> Volume = [2870, 2210, 3350, 3480, 3290, 3410, 3620, 3570, 3740, 3105, 3417];

    public static readonly IReadOnlyList<decimal?> Days = [5.6m, 5.4m, 5.5m, 5.1m, 4.9m, 4.9m, 4.7m, 4.6m, 4.4m, 4.8m, 4.2m];

    public static readonly IReadOnlyList<Series> MonthlyCases =
    [
        new("定海区", [1210, 930, 1405, 1440, 1390, 1422, 1503, 1480, 1555, 1300, 1431]),
        new("普陀区", [980, 760, 1120, 1180, 1105, 1160, 1240, 1233, 1270, 1042, 1150]),
        new("岱山县", [430, 330, 520, 541, 500, null, 560, 545, 580, 478, 522]),
    ];

    public static readonly IReadOnlyList<Measure> OnTime =
    [
        new("市市场监管局", 0.981m, "8,120 ÷ 8,277", Tone.Good),
        new("市人力社保局", 0.962m, "6,904 ÷ 7,177", Tone.Good),
        new("市自然资源和规划局", 0.931m, "2,210 ÷ 2,374", Tone.Attention),
        new("市消防救援支队", 0.864m, "605 ÷ 700", Tone.Bad),
        new("市海洋与渔业局", null, "数据未到"),
    ];

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8));

    public sealed record InboxRow(
        string Number, string Item, string Applicant, string Step, LightColour Light, string Left, DateOnly Received, decimal? Fee);
}
