using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading;

/// <summary>The market of data products (数据交易): offer, review, order, payment, delivery, settlement.</summary>
public interface ITrading
{
    Task<IReadOnlyList<DataProduct>> Listed(CancellationToken cancel = default);

    Task<IReadOnlyList<DataProduct>> Offers(Subject party, CancellationToken cancel = default);

    /// <summary>All, for officials who run the market; those that wait first.</summary>
    Task<IReadOnlyList<DataProduct>> ToReview(Subject official, CancellationToken cancel = default);

    /// <summary>Orders that a party gave or got, newest first.</summary>
    Task<IReadOnlyList<DataOrder>> Orders(Subject party, CancellationToken cancel = default);

    Task<IReadOnlyList<DataOrder>> AllOrders(Subject official, CancellationToken cancel = default);

    /// <summary>Orders that were paid and look like trades between hands that are one (疑似对敲), for officials who run the market.</summary>
    Task<IReadOnlyList<SuspectedOrders>> Suspected(Subject official, CancellationToken cancel = default);

    Task<Outcome<Guid>> Offer(OfferProduct request, Subject party, CancellationToken cancel = default);

    Task<Outcome<DataProduct>> Review(ReviewProduct request, Subject official, CancellationToken cancel = default);

    /// <summary>Takes a listed product back. Its buyers stand in <see cref="AllOrders"/>.</summary>
    Task<Outcome<DataProduct>> Recall(ReviewProduct request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Guid>> Order(OrderProduct request, Subject party, CancellationToken cancel = default);

    Task<Outcome<DataOrder>> Act(Guid order, int seen, OrderStep what, Subject party, CancellationToken cancel = default);

    /// <summary>
    /// Reads what the bank says came in, a line each: number of the payment, of the order, yuan. However often a line comes, it pays once; a notice that was lost comes again with the next statement.
    /// </summary>
    Task<Outcome<StatementRead>> Reconcile(string statement, Subject official, CancellationToken cancel = default);

    /// <summary>Gives back what was paid for an order that is not delivered or is in dispute.</summary>
    Task<Outcome<DataOrder>> Refund(Guid order, int seen, Subject official, CancellationToken cancel = default);

    /// <summary>Accepts what nobody objected to for seven days, and pays out what was accepted, as the city does by itself.</summary>
    /// <returns>How many were settled.</returns>
    Task<int> Settle(CancellationToken cancel = default);
}
