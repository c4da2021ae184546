using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Foundation.Live;

/// <summary>Tells the hub what a step touched when its transaction has committed, and never before.</summary>
sealed class LiveCommits(LiveHub hub) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) =>
        (eventData.Context as CityContext)?.Live.Take();

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        TransactionRolledBack(transaction, eventData);
        return Task.CompletedTask;
    }

    void Tell(TransactionEndEventData eventData)
    {
        if (eventData.Context is CityContext city && city.Live.Take() is { Count: > 0 } touched)
            hub.Committed(touched);
    }
}
