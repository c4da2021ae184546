using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

sealed record ClaimRequest(Guid Contract, LoanClass? Class, decimal? Loss, string? Diligence, string? Key);

/// <summary>What a claim would get if it were decided now.</summary>
/// <param name="LossRate">Losses ÷ loans of the bank, with this claim.</param>
/// <param name="Helped">Somebody has spoken to the firm: without that nothing is paid.</param>
sealed record ClaimLine(CompensationClaim Claim, decimal LossRate, Money Due, bool Helped);

/// <param name="Spent">Borne by the pool, less what came back.</param>
sealed record CompensationBoard(IReadOnlyList<ClaimLine> Lines, Money Pool, Money Spent)
{
    public decimal? Rate => Pool.Yuan > 0 ? Spent.Yuan / Pool.Yuan : null;

    public Money Left => Pool - Spent;
}

/// <summary>
/// 风险补偿 (a09 §3–4: red → tripartite help → claim → recovery): the bank claims with proof of diligence, the financial office decides by the table after somebody has helped the firm, what
/// is recovered goes back to the pool.
/// </summary>
sealed class CompensationDesk(CityContext city, CityStep step, CompensationTerms terms, IPermissions permissions)
{
    public Task<CompensationClaim?> Of(Guid contract, CancellationToken cancel) =>
        city.Set<CompensationClaim>().AsNoTracking().SingleOrDefaultAsync(one => one.Contract == contract, cancel);

    public async Task<Outcome<CompensationBoard>> Board(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area || FinanceRights.BankOf(official) is not null)
            return permissions.Refuse(official, FinanceRights.Compensate, FinanceRights.City("")) ?? ClaimFaults.Unknown;
        if (permissions.Refuse(official, FinanceRights.Compensate, FinanceRights.City(area.Code)) is { } refused)
            return refused;
        var all = await city.Set<CompensationClaim>().AsNoTracking().OrderByDescending(one => one.Id).ToListAsync(cancel);
        var loans = await Loans(cancel);
        var helped = (await city.Set<HelpVisit>().Select(visit => visit.PartyKey).Distinct().ToListAsync(cancel)).ToHashSet(
            StringComparer.Ordinal
        );
        return new CompensationBoard(
            [
                .. all.Where(one => area.Contains(one.Region))
                    .OrderBy(one => one.Status)
                    .Select(one =>
                    {
                        var rate = one.LossRate ?? RateOf(one, all, loans);
                        return new ClaimLine(one, rate, new(one.Compensated ?? DueOf(one, rate, all).Yuan), helped.Contains(one.PartyKey));
                    }),
            ],
            terms.PoolMoney,
            new(all.Sum(one => one.Spent))
        );
    }

    public Task<Outcome<Guid>> Claim(ClaimRequest request, Subject officer, CancellationToken cancel)
    {
        city.Actors.Current = officer.AsActor();
        return step.RunOnce(nameof(CompensationClaim), request.Key, () => Claimed(request, officer, cancel), cancel);
    }

    async Task<Outcome<Guid>> Claimed(ClaimRequest request, Subject officer, CancellationToken cancel)
    {
        if (
            await city.Set<LoanContract>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Contract, cancel)
            is not { } contract
        )
            return new Fault("finance.claim-no-contract", "没有这份合同，请刷新后重新选择。", 404);
        if (permissions.Refuse(officer, FinanceRights.Bank, OfBank(contract.Id, contract.Region, contract.Bank)) is { } forbidden)
            return forbidden;
        if (!contract.IsRunning)
            return ClaimFaults.Repaid;
        if (await Of(contract.Id, cancel) is not null)
            return ClaimFaults.There;
        if (request.Class is not { } grade)
            return ClaimFaults.Class;
        if (request.Loss is not { } loss || loss <= 0 || loss > contract.Amount)
            return ClaimFaults.Loss(contract.Amount);
        var diligence = request.Diligence?.Trim() ?? "";
        if (diligence.Length is < 10 or > 500)
            return ClaimFaults.Diligence(diligence.Length);
        var claim = new CompensationClaim
        {
            Region = contract.Region,
            Contract = contract.Id,
            ContractNumber = contract.Number,
            PartyKey = contract.PartyKey,
            FirmName = contract.FirmName,
            Bank = contract.Bank,
            BankName = contract.BankName,
            Class = grade,
            Loss = new Money(loss).Yuan,
            Diligence = diligence,
            ClaimedOn = city.Clock.GetUtcNow().Day(),
        };
        city.Add(claim);
        return claim.Id;
    }

    /// <summary>同意补偿: the amount is the table's, not the official's.</summary>
    public Task<Outcome<Done>> Pay(Guid id, Subject official, CancellationToken cancel) =>
        Run(
            "PayCompensation",
            id,
            official,
            one => permissions.Refuse(official, FinanceRights.Compensate, FinanceRights.City(one.Region)),
            async one =>
            {
                if (!await city.Set<HelpVisit>().AnyAsync(visit => visit.PartyKey == one.PartyKey, cancel))
                    return ClaimFaults.NotHelped;
                var all = await city.Set<CompensationClaim>().AsNoTracking().ToListAsync(cancel);
                var rate = RateOf(one, all, await Loans(cancel));
                return one.Pay(DueOf(one, rate, all), rate, official.Name, city.Clock.GetUtcNow().Day());
            },
            cancel
        );

    public Task<Outcome<Done>> Refuse(Guid id, string? reason, Subject official, CancellationToken cancel) =>
        Run(
            "RefuseCompensation",
            id,
            official,
            one => permissions.Refuse(official, FinanceRights.Compensate, FinanceRights.City(one.Region)),
            one => Task.FromResult(one.Refuse(reason, official.Name, city.Clock.GetUtcNow().Day())),
            cancel
        );

    /// <summary>登记追偿所得, by the bank.</summary>
    public Task<Outcome<Done>> Recover(Guid id, decimal? amount, Subject officer, CancellationToken cancel) =>
        Run(
            "RecoverCompensation",
            id,
            officer,
            one => permissions.Refuse(officer, FinanceRights.Bank, OfBank(one.Contract, one.Region, one.Bank)),
            one => Task.FromResult(one.Recover(amount)),
            cancel
        );

    Task<Outcome<Done>> Run(
        string doing,
        Guid id,
        Subject who,
        Func<CompensationClaim, Fault?> may,
        Func<CompensationClaim, Task<Fault?>> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = who.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
                await city.Set<CompensationClaim>().FindAsync([id], cancel) is not { } one ? ClaimFaults.Unknown
                : (may(one) ?? await deed(one)) is { } refused ? refused
                : Done.It,
            cancel
        );
    }

    async Task<Dictionary<string, decimal>> Loans(CancellationToken cancel) =>
        (await city.Set<LoanContract>().AsNoTracking().Select(one => new { one.Bank, one.Amount }).ToListAsync(cancel))
            .GroupBy(one => one.Bank)
            .ToDictionary(bank => bank.Key, bank => bank.Sum(one => one.Amount));

    // Losses that were refused are the bank's own and do not make its rate worse.
    static decimal RateOf(CompensationClaim one, IEnumerable<CompensationClaim> all, Dictionary<string, decimal> loans)
    {
        var losses =
            all.Where(other => other.Bank == one.Bank && other.Id != one.Id && other.Status is ClaimStatus.Paid).Sum(other => other.Loss)
            + one.Loss;
        return loans.GetValueOrDefault(one.Bank) is > 0 and var lent ? Math.Min(1, losses / lent) : 1;
    }

    // A bank's cap and what is left of the pool, whichever is less.
    Money DueOf(CompensationClaim one, decimal rate, IReadOnlyCollection<CompensationClaim> all)
    {
        var paid = new Money(all.Where(other => other.Bank == one.Bank).Sum(other => other.Spent));
        var due = RiskCompensation
            .Of(new(one.Loss), rate, one.Diligence.Length > 0, terms.PoolMoney, terms.Leverage, paid, terms.Table)
            .Value;
        var left = terms.PoolMoney - new Money(all.Sum(other => other.Spent));
        return due < left ? due
            : left > Money.Zero ? left
            : Money.Zero;
    }

    static Resource OfBank(Guid contract, string region, string bank) =>
        new("loan-contract", contract.ToString()) { Region = region, UnitId = bank };
}
