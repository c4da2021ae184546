using System.Text.Json;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Demo;

/// <summary>
/// Made-up borrowers (演示数据): their months, who stands for whom, and applications that were granted, refused for want of collateral, or met with silence; so that warnings, circles
/// and the gaps of the cockpit have something to show.
/// </summary>
sealed class DemoBook(FinanceContent finance, ConsentSeals seals, PersonalCipher cipher, Workdays workdays, DateTimeOffset now)
{
    sealed record Borrower(string Name, string Region, string Industry, decimal NetAssets, MonthStory[] Months);

    /// <param name="Power">Share of last year's electricity.</param>
    /// <param name="Heads">Share of the insured three months before.</param>
    sealed record MonthStory(decimal? Power, decimal? Heads, int? Overdue = 0, bool Licence = false, bool Enforced = false);

    static readonly MonthStory Calm = new(1.02m, 1.01m);

    static readonly Borrower[] Borrowers =
    [
        new("舟山白泉机械制造有限公司（演示）", "330902", "机械制造", 6_000_000, [Calm, new(0.70m, 0.95m), new(0.55m, 0.92m)]),
        new("普陀六横船用配件有限公司（演示）", "330903", "船用配件", 4_500_000, [Calm, new(0.58m, 0.98m), new(0.50m, 0.66m)]),
        new("岱山长涂船舶修造有限公司（演示）", "330921", "船舶修造", 9_000_000, [Calm, Calm, new(null, 0.97m, 2, Enforced: true)]),
        new("定海册子冷链仓储有限公司（演示）", "330902", "冷链仓储", 3_000_000, [Calm, Calm, Calm]),
        new("嵊泗嵊山远洋渔业有限公司（演示）", "330922", "远洋渔业", 8_000_000, [Calm, new(0.95m, 0.93m), new(0.90m, 0.68m)]),
        new("普陀朱家尖酒店管理有限公司（演示）", "330903", "酒店", 2_000_000, [Calm, Calm, new(1.10m, 1.05m)]),
        new("岱山衢山海运有限公司（演示）", "330921", "海运", 5_000_000, [Calm, new(0.97m, 0.98m, 1), new(0.93m, 0.99m, 3)]),
    ];

    // Guarantor, debtor, yuan: a ring of three, two that stand for each other, and one at the edge.
    static readonly (int Guarantor, int Debtor, decimal Amount)[] Guarantees =
    [
        (0, 1, 5_000_000),
        (1, 2, 6_000_000),
        (2, 0, 4_000_000),
        (3, 5, 1_200_000),
        (5, 3, 1_500_000),
        (6, 0, 2_000_000),
    ];

    public IEnumerable<object> Make() => [.. Borrowers.SelectMany(Months), .. Links(), .. Applications()];

    string Key(Borrower borrower) =>
        cipher.PartyKey(Uscc.Compose("91", borrower.Region, $"MA4{Array.IndexOf(Borrowers, borrower):00000}").Code);

    IEnumerable<object> Months(Borrower borrower)
    {
        var first = new DateOnly(now.Day().Year, now.Day().Month, 1).AddMonths(-borrower.Months.Length);
        return borrower.Months.Select(
            (month, index) =>
                new MonthlyReport
                {
                    Region = borrower.Region,
                    PartyKey = Key(borrower),
                    FirmName = borrower.Name,
                    Month = first.AddMonths(index),
                    Electricity = month.Power * 100_000,
                    ElectricityBefore = 100_000,
                    Insured = month.Heads * 100,
                    InsuredBefore = 100,
                    OverdueFees = month.Overdue,
                    LicenceLost = month.Licence,
                    Enforcement = month.Enforced,
                }
        );
    }

    static IEnumerable<object> Links() =>
        Guarantees.Select(
            (guarantee, index) =>
                new GuaranteeLink
                {
                    Region = Borrowers[guarantee.Guarantor].Region,
                    Guarantor = Borrowers[guarantee.Guarantor].Name,
                    Debtor = Borrowers[guarantee.Debtor].Name,
                    Amount = guarantee.Amount,
                    GuarantorNetAssets = Borrowers[guarantee.Guarantor].NetAssets,
                    BankName = index % 3 == 0 ? "演示海岛农商银行" : "演示港城银行",
                    Industry = Borrowers[guarantee.Debtor].Industry,
                }
        );

    IEnumerable<object> Applications()
    {
        var granted = Asked(0, "port-annuity", 1_000_000, daysAgo: 20);
        granted.Accept(granted.SubmittedAt.AddHours(3));
        granted.Approve("已签约放款", granted.SubmittedAt.AddDays(3));
        var bare = Asked(1, "easy-flat", 600_000, daysAgo: 12);
        bare.Refuse(RefusalCode.NoCollateral, "没有可抵押的资产", bare.SubmittedAt.AddDays(1));
        var weak = Asked(4, "quick-flat", 400_000, daysAgo: 9);
        weak.Refuse(RefusalCode.WeakGuarantor, null, weak.SubmittedAt.AddDays(1));
        LoanApplication[] all =
        [
            granted,
            bare,
            weak,
            Asked(3, "port-annuity", 500_000, daysAgo: 0),
            Asked(6, "tax-loan", 800_000, daysAgo: 10),
        ];
        foreach (var application in all)
        {
            yield return application;
            yield return Allowed(application, Consent.ForLoan, ["turnover", "insured", "electricityTrend"]);
        }
        yield return Allowed(granted, Consent.ForMonitoring, [Consent.WarningField]);
    }

    LoanApplication Asked(int borrower, string product, decimal amount, int daysAgo)
    {
        var (who, what, at) = (Borrowers[borrower], finance.Find(product)!.File, now.AddDays(-daysAgo));
        var due = BankDuties.Of(workdays, at.Day(), what.Secured).Value;
        return new()
        {
            Region = who.Region,
            PartyKey = Key(who),
            FirmName = who.Name,
            Need = Guid.CreateVersion7(at),
            Product = what.Id,
            Bank = what.Bank,
            BankName = what.BankName,
            Title = what.Title,
            Amount = amount,
            Months = 12,
            SubmittedAt = at,
            AnswerBy = due.Answer.Day,
            DecideBy = due.Decision.Day,
        };
    }

    Consent Allowed(LoanApplication application, string purpose, IReadOnlyList<string> fields)
    {
        var consent = new Consent
        {
            Region = application.Region,
            PartyKey = application.PartyKey,
            Recipient = application.Bank,
            BankName = application.BankName,
            Purpose = purpose,
            Fields = JsonSerializer.Serialize(fields),
            LiveFrom = application.SubmittedAt,
            LiveTo = application.SubmittedAt.AddDays(Consent.Days),
        };
        consent.SealedBy(seals);
        if (application.Status is LoanStatus.Refused)
            consent.RefusedAt = application.DecidedAt;
        return consent;
    }
}
