using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Pricing;

/// <param name="Advertised">The rate as the bank writes it, for the reader to compare.</param>
sealed record Quote(string Id, string Bank, string Product, LoanTerms Terms, string Advertised);

/// <param name="Rate">What it really costs, from the money that moves.</param>
sealed record Rung(Quote Quote, AnnualRate Rate, Money TotalCost);

/// <summary>
/// 真实年化阶梯 (a09 §3): offers by what they really cost, fees among it, never by the nominal rate. Compound and simple rate have one order, since both grow with the monthly one.
/// </summary>
static class PriceLadder
{
    /// <summary>Cheapest first; offers whose flows have no rate are left out rather than shown as free.</summary>
    public static IReadOnlyList<Rung> Of(IEnumerable<Quote> quotes) =>
        [
            .. quotes
                .Select(quote => (Quote: quote, quote.Terms.Rate))
                .Where(offer => offer.Rate is not null)
                .Select(offer => new Rung(offer.Quote, offer.Rate!.Value, offer.Quote.Terms.TotalCost))
                .OrderBy(rung => rung.Rate.Monthly)
                .ThenBy(rung => rung.TotalCost)
                .ThenBy(rung => rung.Quote.Id, StringComparer.Ordinal),
        ];
}
