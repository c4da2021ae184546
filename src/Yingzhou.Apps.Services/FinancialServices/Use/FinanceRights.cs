using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>
/// Who sits where (金融权限): an officer of a bank answers what was sent to that bank and reads what its consents allow; officials of the financial office, of development and reform and of finance see how far applications are; others help firms in
/// distress and answer objections, but no field that was allowed to a bank.
/// </summary>
static class FinanceRights
{
    public const string Bank = "finance.bank";
    public const string See = "finance.see";
    public const string Help = "finance.help";

    /// <summary>To decide on claims against the pool (风险补偿): the financial office and the treasury, of the city as a whole.</summary>
    public const string Compensate = "finance.compensate";
    public const string Correct = "finance.correct";

    /// <summary>Role of the officers, and who sees their menu entries.</summary>
    public const string OfficerRole = "finance.bank-officer";

    public static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Bank, OfficerRole, Reach.Unit),
            Grant.ToOfficials(See, Reach.Region).In("financial-office", "development-reform", "finance"),
            Grant.ToOfficials(Compensate, Reach.Region).In("financial-office", "finance"),
            Grant.ToRole(Help, "accept", Reach.Region),
            Grant.ToRole(Help, "review", Reach.Region),
            Grant.ToRole(Correct, "review", Reach.Unit),
            Grant.ToRole(Correct, "decide", Reach.Unit),
        ];

    /// <summary>The bank somebody acts for; <c>null</c> for officials of the city.</summary>
    public static string? BankOf(Subject subject) => subject.ActingPost is { Unit: { Kind: UnitKind.Outside, Id: var bank } } ? bank : null;

    public static Resource ResourceOf(LoanApplication application) =>
        new("loan-application", application.Id.ToString())
        {
            Region = application.Region,
            UnitId = application.Bank,
            Parties = [application.PartyKey],
        };

    public static Resource City(string region) => new("finance", "all") { Region = region };
}
