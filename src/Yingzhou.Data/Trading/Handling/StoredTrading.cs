using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading.Handling;

sealed class StoredTrading(CityContext city, Products products, Orders orders, TiedParties tied, IPermissions permissions) : ITrading
{
    const int Most = 300;

    public async Task<IReadOnlyList<DataProduct>> Listed(CancellationToken cancel) =>
        await city.Set<DataProduct>()
            .AsNoTracking()
            .Where(one => one.State == ProductState.Listed)
            .OrderByDescending(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<DataProduct>> Offers(Subject party, CancellationToken cancel) =>
        party.PartyKey is { } key
            ? await city.Set<DataProduct>()
                .AsNoTracking()
                .Where(one => one.Seller == key)
                .OrderByDescending(one => one.Id)
                .Take(Most)
                .ToListAsync(cancel)
            : [];

    bool Operates(Subject official) => permissions.Decide(official, TradingRights.Operate, TradingRights.Of(null, official)).Allowed;

    public async Task<IReadOnlyList<DataProduct>> ToReview(Subject official, CancellationToken cancel) =>
        Operates(official)
            ? await city.Set<DataProduct>()
                .AsNoTracking()
                .OrderBy(one => one.State != ProductState.Offered)
                .ThenByDescending(one => one.Id)
                .Take(Most)
                .ToListAsync(cancel)
            : [];

    public async Task<IReadOnlyList<DataOrder>> Orders(Subject party, CancellationToken cancel) =>
        party.PartyKey is { } key
            ? await city.Set<DataOrder>()
                .AsNoTracking()
                .Where(one => one.Buyer == key || one.Seller == key)
                .OrderByDescending(one => one.Id)
                .Take(Most)
                .ToListAsync(cancel)
            : [];

    public async Task<IReadOnlyList<DataOrder>> AllOrders(Subject official, CancellationToken cancel) =>
        Operates(official)
            ? await city.Set<DataOrder>().AsNoTracking().OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancel)
            : [];

    public async Task<IReadOnlyList<SuspectedOrders>> Suspected(Subject official, CancellationToken cancel)
    {
        var paid = (await AllOrders(official, cancel))
            .Where(one => one.Payment is not null && one.State is not TradeState.Refunded)
            .ToList();
        var byCode = paid.ToDictionary(one => one.Code);
        return
        [
            .. WashTrades
                .Of(
                    [.. paid.Select(one => new MarketTrade(one.Code, one.Seller, one.Buyer, one.Amount, one.CreatedAt.Day()))],
                    await tied.Of(paid, cancel)
                )
                .Select(found => new SuspectedOrders(found.Reason, [.. found.Orders.Select(code => byCode[code])])),
        ];
    }

    public Task<Outcome<Guid>> Offer(OfferProduct request, Subject party, CancellationToken cancel) =>
        products.Offer(request, party, cancel);

    public Task<Outcome<DataProduct>> Review(ReviewProduct request, Subject official, CancellationToken cancel) =>
        products.Review(request, official, cancel);

    public Task<Outcome<DataProduct>> Recall(ReviewProduct request, Subject official, CancellationToken cancel) =>
        products.Recall(request, official, cancel);

    public Task<Outcome<Guid>> Order(OrderProduct request, Subject party, CancellationToken cancel) => orders.Place(request, party, cancel);

    public Task<Outcome<DataOrder>> Act(Guid order, int seen, OrderStep what, Subject party, CancellationToken cancel) =>
        orders.Act(order, seen, what, party, cancel);

    public Task<Outcome<StatementRead>> Reconcile(string statement, Subject official, CancellationToken cancel) =>
        orders.Reconcile(statement, official, cancel);

    public Task<Outcome<DataOrder>> Refund(Guid order, int seen, Subject official, CancellationToken cancel) =>
        orders.Refund(order, seen, official, cancel);

    public Task<int> Settle(CancellationToken cancel) => orders.Settle(cancel);
}
