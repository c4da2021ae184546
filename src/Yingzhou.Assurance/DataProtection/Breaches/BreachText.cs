using System.Globalization;
using System.Text;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Breaches;

/// <summary>The report as somebody signs it and sends it on.</summary>
static class BreachText
{
    const int MostListed = 200;

    /// <param name="isCut">There was more than is read at once.</param>
    public static string Of(BreachReport report, LedgerHead? head, DateTimeOffset now, bool isCut)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');
        Line("# 个人信息泄露影响报告（演练或处置）");
        Line();
        Line($"- 时间窗：{At(report.From)} 起，{At(report.Until)} 止（不含）");
        Line($"- 成文：{At(now)}");
        Line(
            head is null
                ? "- 证据：存证账本还没有签名树头"
                : $"- 证据：存证账本 {head.Size} 条，树根 `{Convert.ToHexStringLower(head.Root)}`，签名于 {At(head.At)}；每条可用 `./yz verify-ledger` 离线核验"
        );
        Line();
        Line("## 一、谁看了个人信息");
        Line();
        if (report.Looks.Count == 0)
            Line("这段时间没有人打开过个人信息明文。");
        else
        {
            Line("| 人员 | 岗位 | 次数 | 涉及对象 | 最早 | 最晚 | 看了什么 |");
            Line("|---|---|---:|---:|---|---|---|");
            foreach (var look in report.Looks)
                Line(
                    $"| {Cell(look.Who)} | {Cell(look.Post)} | {look.Count} | {look.Targets} | {At(look.First)} | {At(look.Last)} | {Cell(string.Join("；", look.Fields))} |"
                );
            Line();
            Line($"合计涉及 {report.Targets} 个对象{(isCut ? "。记录太多，只读了最近的一部分，请缩短时间窗" : "")}。");
        }
        Line();
        Line("## 二、整批带走的");
        Line();
        if (report.Taken.Count == 0)
            Line("这段时间没有导出文件被领取，也没有系统调用。");
        else
        {
            Line("| 时间 | 方式 | 谁 | 凭据 | 用途 | 行数 | 存证 |");
            Line("|---|---|---|---|---|---:|---|");
            foreach (var one in report.Taken.Take(MostListed))
                Line(
                    $"| {At(one.At)} | {one.What} | {Cell(one.Who)} | {Cell(one.Object)} | {Cell(one.Purpose)} | {one.Rows?.ToString(CultureInfo.InvariantCulture) ?? "未记"} | `/ledger/{one.Entry}` |"
                );
            if (report.Taken.Count > MostListed)
                Line($"（共 {report.Taken.Count} 条，其余见存证账本）");
        }
        Line();
        Line("## 三、告知内容（个人信息保护法第五十七条）");
        Line();
        Line("1. 发生或者可能发生泄露的信息种类、原因和可能造成的危害：种类见上表“看了什么”和各导出单的列；原因和危害由调查人填写。");
        Line("2. 已采取的补救措施和个人可以采取的减轻危害的措施：由调查人填写。");
        Line("3. 个人信息处理者的联系方式：由调查人填写。");
        Line();
        Line("采取措施能够有效避免危害的，可以不通知个人，但要在这里写明理由；有关部门认为可能造成危害的，仍应通知。");
        Line();
        Line("## 四、这份报告不知道的");
        Line();
        Line("- 只统计经过本系统的读取；拍屏、抄录和直接读数据库文件不在其中，拍屏可用 `./yz watermark detect` 溯源。");
        Line("- 办件列表等掩码显示不算看明文。");
        return text.ToString();
    }

    static string At(DateTimeOffset moment) => moment.ToOffset(CityTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // A cell must not end the table.
    static string Cell(string? text) => (text ?? "—").Replace("|", "／", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
