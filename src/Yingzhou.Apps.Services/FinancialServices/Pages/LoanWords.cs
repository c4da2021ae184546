using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Warnings;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.FinancialServices.Pages;

static class LoanWords
{
    /// <summary>What a field of a consent is called.</summary>
    public static Func<string, string> Field(FinanceContent finance) =>
        name => name == Consent.WarningField ? "贷后预警等级" : finance.Facts.TitleOf(name);

    public static string Title(ClaimStatus status) =>
        status switch
        {
            ClaimStatus.Paid => "已补偿",
            ClaimStatus.Refused => "不予补偿",
            _ => "待审",
        };

    public static string Title(LoanClass grade) =>
        grade switch
        {
            LoanClass.Substandard => "次级",
            LoanClass.Doubtful => "可疑",
            _ => "损失",
        };

    public static Tone Mood(WarningLevel level) =>
        level switch
        {
            WarningLevel.Red => Tone.Bad,
            WarningLevel.Orange => Tone.Warn,
            _ => Tone.Attention,
        };

    public static string Title(WarningSignal signal) =>
        signal switch
        {
            WarningSignal.Electricity => "用电量比上年同月下降 40% 及以上",
            WarningSignal.InsuredHeads => "参保人数下降 30% 及以上",
            WarningSignal.OverdueFees => "公共事业费欠缴 2 期及以上",
            WarningSignal.LicenceLost => "许可证失效",
            WarningSignal.KeyPersonRestricted => "关键人被限制",
            WarningSignal.Enforcement => "新增被执行案件",
            _ => "贷款违约",
        };

    public static string Title(LoanStatus status) =>
        status switch
        {
            LoanStatus.Submitted => "等银行答复",
            LoanStatus.Accepted => "银行已受理",
            LoanStatus.Approved => "已批准",
            LoanStatus.Refused => "未批准",
            LoanStatus.Reassigned => "银行超时，已改派",
            _ => "已撤回",
        };

    public static Tone Mood(LoanStatus status) =>
        status switch
        {
            LoanStatus.Approved => Tone.Good,
            LoanStatus.Refused or LoanStatus.Reassigned => Tone.Warn,
            LoanStatus.Withdrawn => Tone.Neutral,
            _ => Tone.Info,
        };

    public static string Title(RefusalCode code) =>
        code switch
        {
            RefusalCode.NoCollateral => "缺抵押物",
            RefusalCode.WeakGuarantor => "担保能力不足",
            RefusalCode.RateNotAccepted => "利率没谈拢",
            RefusalCode.ShortHistory => "经营时间短",
            RefusalCode.BadRecord => "有不良记录",
            RefusalCode.DataMissing => "数据不足",
            RefusalCode.OutOfProduct => "不在产品范围",
            _ => "金额过大",
        };

    public static string Title(UnmetClass unmet) =>
        unmet switch
        {
            UnmetClass.NoProduct => "没有合适产品",
            UnmetClass.Price => "价格谈不拢",
            UnmetClass.Collateral => "缺抵押担保",
            UnmetClass.History => "经营或信用历史不足",
            _ => "数据不足",
        };
}
