using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>Contracts and renewal in time (a09 §4: 无还本续贷 reminder T−45).</summary>
public class ContractTests(DeskCity city)
{
    static readonly DateOnly Ends = new(2027, 1, 10);

    static LoanContract Contract()
    {
        var contract = new LoanContract
        {
            Region = "330902",
            Application = Guid.CreateVersion7(),
            PartyKey = "p",
            FirmName = "东海厂",
            Bank = "bank-port-city",
            BankName = "港城银行",
            Title = "经营贷",
            Number = "HT-1",
            Amount = 100_000,
            SignedOn = new(2026, 1, 8),
            DisbursedOn = new(2026, 1, 10),
        };
        contract.RunTo(Ends);
        return contract;
    }

    [Theory]
    [InlineData("2026-11-25", false)]
    [InlineData("2026-11-26", true)]
    [InlineData("2027-01-10", true)]
    [InlineData("2027-01-11", false)]
    public void The_reminder_begins_45_days_before_the_end_and_ends_with_it(string today, bool due)
    {
        Assert.Equal(due, RenewalReminder.IsDue(Ends, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(due, Contract().AskRenewal(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)) is null);
    }

    [Fact]
    public void A_renewal_is_asked_once_answered_with_a_later_day_or_a_reason_and_then_asked_again()
    {
        var contract = Contract();
        Assert.Equal("finance.renewal-not-asked", contract.AnswerRenewal(Ends.AddYears(1), null)?.Code);
        Assert.Null(contract.AskRenewal(Ends.AddDays(-20)));
        Assert.Equal("finance.renewal-asked", contract.AskRenewal(Ends.AddDays(-19))?.Code);
        Assert.Equal("renewTo", contract.AnswerRenewal(Ends, null)?.Field);
        Assert.Equal("renewNote", contract.AnswerRenewal(null, " ")?.Field);
        Assert.Null(contract.AnswerRenewal(null, "抵押物已处置"));
        Assert.Equal("不续贷：抵押物已处置", contract.RenewalAnswer);
        Assert.Null(contract.AskRenewal(Ends.AddDays(-10)));
        Assert.Null(contract.AnswerRenewal(Ends.AddYears(1), null));
        Assert.Equal(Ends.AddYears(1), contract.EndsOn);
        Assert.Null(contract.Repay(Ends));
        Assert.Equal("finance.contract-over", contract.AskRenewal(Ends.AddYears(1))?.Code);
    }

    [Fact]
    public async Task What_was_approved_is_signed_reminded_of_and_renewed()
    {
        using var firm = city.Visitor();
        await firm.SignIn("/sign-in?back=%2Ffinance", "haizhiwei");
        await firm.Open("/finance?amount=300000&months=12");
        await firm.Press("申请（最多三家）", ("products", "port-annuity"), ("fields", "turnover"), ("agreed", "yes"));
        using var bank = await city.Official("pan-jiahe");
        await bank.Open("/desk/finance");
        await bank.Open(
            bank.Page.QuerySelectorAll("tbody tr")
                .First(row => row.TextContent.Contains("海之味", StringComparison.Ordinal))
                .QuerySelector("a")!
                .GetAttribute("href")!
        );
        Assert.DoesNotContain("登记合同", bank.Text, StringComparison.Ordinal);
        await bank.Press("提交答复", ("deed", "Approve"));
        await bank.Press(
            "登记合同",
            ("number", "HT-2026-77"),
            ("amount", "900000"),
            ("signedOn", "2026-11-24"),
            ("disbursedOn", "2026-11-25"),
            ("endsOn", "2026-12-20")
        );
        Assert.Contains("不超过申请的", bank.Text, StringComparison.Ordinal);
        await bank.Press(
            "登记合同",
            ("number", "HT-2026-77"),
            ("amount", "300000"),
            ("signedOn", "2026-11-24"),
            ("disbursedOn", "2026-11-25"),
            ("endsOn", "2026-12-20")
        );
        Assert.Contains("HT-2026-77", bank.Text, StringComparison.Ordinal);

        await firm.Open("/my/inbox");
        Assert.Contains("25 天后到期", firm.Text, StringComparison.Ordinal);
        await firm.Open("/finance");
        await firm.Press("申请无还本续贷：HT-2026-77");
        Assert.Contains("等银行答复", firm.Text, StringComparison.Ordinal);
        await bank.Open(bank.At.PathAndQuery);
        await bank.Press("答复续贷", ("renewTo", "2027-11-20"));
        Assert.Contains("同意续贷到 2027-11-20", bank.Text, StringComparison.Ordinal);
        await firm.Open("/finance");
        Assert.Contains("2027年11月20日", firm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_is_sent_read_with_its_true_price_sent_back_sent_anew_signed_and_paid_out_as_signed()
    {
        using var firm = city.Visitor();
        await firm.SignIn("/sign-in?back=%2Ffinance", "dongji-tourism");
        await firm.Open("/finance?amount=100000&months=12");
        await firm.Press("申请（最多三家）", ("products", "easy-flat"), ("fields", "insured"), ("agreed", "yes"));
        using var bank = await city.Official("yuan-haichao");
        await bank.Open("/desk/finance");
        await bank.Open(
            bank.Page.QuerySelectorAll("tbody tr")
                .First(row => row.TextContent.Contains("东极", StringComparison.Ordinal))
                .QuerySelector("a")!
                .GetAttribute("href")!
        );
        var card = bank.At.PathAndQuery;
        await bank.Press("提交答复", ("deed", "Approve"));
        await bank.Press("发出合同", ("offerNumber", "HT-9"), ("offerAmount", "100000"), ("monthlyRate", "35"));
        Assert.Contains("月利率应在 0 到 3（%）之间", bank.Text, StringComparison.Ordinal);
        await bank.Press("发出合同", ("offerNumber", "HT-9"), ("offerAmount", "100000"), ("monthlyRate", "0.35"));
        Assert.Contains("等企业签署", bank.Text, StringComparison.Ordinal);
        await bank.Press(
            "登记合同",
            ("number", "HT-9"),
            ("amount", "100000"),
            ("signedOn", "2026-11-24"),
            ("disbursedOn", "2026-11-25"),
            ("endsOn", "2027-11-20")
        );
        Assert.Contains("企业还没有签署", bank.Text, StringComparison.Ordinal);

        await firm.Open("/my/inbox");
        Assert.Contains("合同待签署", firm.Text, StringComparison.Ordinal);
        await firm.Open("/finance");
        await firm.Click("读合同 HT-9，签署或退回");
        // What is advertised as 0.35 % a month on the original principal costs 7.66 % simple, 7.94 % compound (a09 §8.4).
        Assert.Contains("真实年化利率（复利，含全部费用）：7.9", firm.Text, StringComparison.Ordinal);
        await firm.Press("签署合同");
        Assert.Contains("请确认已经读过全文", firm.Text, StringComparison.Ordinal);
        await firm.Press("退回银行", ("reason", "要按季还款"));
        Assert.Contains("已退回", firm.Text, StringComparison.Ordinal);

        await bank.Open(card);
        Assert.Contains("要按季还款", bank.Text, StringComparison.Ordinal);
        await bank.Press("发出合同", ("offerNumber", "HT-10"), ("offerAmount", "90000"), ("monthlyRate", "0.3"), ("terms", "按季还款"));
        await firm.Open("/finance");
        await firm.Click("读合同 HT-10，签署或退回");
        await firm.Press("签署合同", ("agreed", "yes"));
        Assert.Contains("和您签署时一字不差", firm.Text, StringComparison.Ordinal);
        Assert.Contains("按季还款", firm.Text, StringComparison.Ordinal);

        await bank.Open(card);
        (string, string)[] paid =
        [
            ("number", "HT-10"),
            ("signedOn", "2026-11-24"),
            ("disbursedOn", "2026-11-25"),
            ("endsOn", "2027-11-20"),
        ];
        await bank.Press("登记合同", [.. paid, ("amount", "80000")]);
        Assert.Contains("放款应一致", bank.Text, StringComparison.Ordinal);
        await bank.Press("登记合同", [.. paid, ("amount", "90000")]);
        Assert.Contains("合同 HT-10", bank.Text, StringComparison.Ordinal);

        using var other = city.Visitor();
        await other.SignIn("/sign-in?back=%2Ffinance", "haizhiwei");
        await other.Open(firm.At.PathAndQuery);
        Assert.Contains("没有这份合同，或不是您的", other.Text, StringComparison.Ordinal);
    }
}
