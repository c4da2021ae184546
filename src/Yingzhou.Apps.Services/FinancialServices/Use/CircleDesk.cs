using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Chains;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Sum">All guarantees inside the circle.</param>
sealed record Circle(IReadOnlyList<string> Firms, Money Sum);

/// <param name="BankHhi">Concentration of guaranteed loans by bank, 0 to 1; <c>null</c> without any.</param>
sealed record CircleView(
    IReadOnlyList<Guarantee> Guarantees,
    IReadOnlyDictionary<string, decimal> NetAssets,
    IReadOnlyList<Circle> Circles,
    decimal? BankHhi,
    decimal? IndustryHhi
)
{
    public IReadOnlyList<string> Firms =>
        [.. Guarantees.SelectMany(guarantee => new[] { guarantee.Guarantor, guarantee.Debtor }).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>压力测试: who falls when one firm falls.</summary>
    public Contagion Fail(string firm) => GuaranteeCircles.Fail(firm, Guarantees, NetAssets);
}

/// <summary>担保圈: for the financial office only; a bank sees its own guarantors elsewhere.</summary>
sealed class CircleDesk(CityContext city, IPermissions permissions)
{
    public async Task<Outcome<CircleView>> View(Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, FinanceRights.See, FinanceRights.City(official.Scope?.Code ?? "")) is { } refused)
            return refused;
        var links = await city.Set<GuaranteeLink>().AsNoTracking().Within(official.Scope!).OrderBy(link => link.Id).ToListAsync(cancel);
        Guarantee[] guarantees = [.. links.Select(link => new Guarantee(link.Guarantor, link.Debtor, link.Amount))];
        return new CircleView(
            guarantees,
            links
                .GroupBy(link => link.Guarantor, StringComparer.Ordinal)
                .ToDictionary(firm => firm.Key, firm => firm.Max(link => link.GuarantorNetAssets), StringComparer.Ordinal),
            [
                .. GuaranteeCircles
                    .Of(guarantees)
                    .Select(circle => new Circle(
                        circle,
                        new(
                            guarantees
                                .Where(guarantee => circle.Contains(guarantee.Guarantor) && circle.Contains(guarantee.Debtor))
                                .Sum(guarantee => guarantee.Amount)
                        )
                    )),
            ],
            Concentration.Hhi(links.GroupBy(link => link.BankName).Select(bank => bank.Sum(link => link.Amount))),
            Concentration.Hhi(links.GroupBy(link => link.Industry).Select(industry => industry.Sum(link => link.Amount)))
        );
    }
}
