using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Fees;

/// <param name="Yuan">What is or was to be paid; <c>null</c> where a decision table sets it: the counter says how much.</param>
/// <param name="Basis">Law and article of the tariff.</param>
/// <param name="Order"><c>null</c> while nobody went to pay.</param>
sealed record FeeLine(
    Guid Case,
    string CaseNumber,
    string ItemName,
    decimal? Yuan,
    string? Basis,
    FeeState State,
    CaseFee? Order,
    DateTimeOffset Since
);

/// <summary>
/// 缴费: what a party owes for its cases, the way to the till and the till's answer, what goes back. Money is counted in only by a sealed message of the till; a message that comes
/// twice is one payment.
/// </summary>
sealed class FeeDesk(CityContext city, CityStep step, ICaseLog log, CasesContent content, FeeTill till, IPermissions permissions)
{
    const int Shown = 500;

    public const string Refund = "online-services.refund-fee";

    // The clock of a till may be ahead of ours by this much.
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public static IEnumerable<Grant> Grants => [Grant.ToRole(Refund, "hall-manager", Reach.Region)];

    public async Task<IReadOnlyList<FeeLine>> Mine(Subject party, CancellationToken cancel)
    {
        if (party.PartyKey is not { } key)
            return [];
        var charged = (await log.ReadOwn(party, cancel))
            .Where(one => !one.IsBundle && content.Items.GetValueOrDefault(one.Code) is { Fee.IsFree: false })
            .ToList();
        if (charged.Count == 0)
            return [];
        var orders = await city.Set<CaseFee>()
            .AsNoTracking()
            .Where(fee => fee.PartyKey == key)
            .ToDictionaryAsync(fee => fee.CaseId, cancel);
        return
        [
            .. charged
                .Select(one => Line(one, orders.GetValueOrDefault(one.Id)))
                .OrderBy(line => line.State)
                .ThenByDescending(line => line.Since),
        ];
    }

    public async Task<FeeLine?> Of(Guid @case, Subject party, CancellationToken cancel) =>
        (await Mine(party, cancel)).FirstOrDefault(line => line.Case == @case);

    /// <summary>去缴费: the order, made when it is not there yet.</summary>
    public Task<Outcome<CaseFee>> Open(Guid @case, Subject party, CancellationToken cancel)
    {
        city.Actors.Current = party.AsActor();
        return step.Run<CaseFee>(
            "OpenFee",
            async () =>
            {
                if (await Of(@case, party, cancel) is not { } line)
                    return FeeFaults.Unknown;
                if (line.State is not FeeState.Due || line.Yuan is not { } yuan)
                    return FeeFaults.NotDue;
                if (line.Order is { } there)
                    return there;
                var own = (await log.ReadOwn(party, cancel)).Single(one => one.Id == @case);
                var fee = new CaseFee
                {
                    Region = own.Region,
                    CaseId = @case,
                    OrderNumber = CaseFee.NumberOf(line.CaseNumber),
                    ItemName = line.ItemName,
                    PartyKey = party.PartyKey!,
                    Yuan = yuan,
                };
                city.Add(fee);
                return fee;
            },
            cancel
        );
    }

    /// <summary>An order as its party sees it before paying.</summary>
    public Task<CaseFee?> Order(string number, Subject party, CancellationToken cancel) =>
        city.Set<CaseFee>().AsNoTracking().SingleOrDefaultAsync(fee => fee.OrderNumber == number && fee.PartyKey == party.PartyKey, cancel);

    /// <summary>到账: the till's message, true by its seal.</summary>
    public Task<Outcome<Done>> Take(FeePayment payment, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        return step.Run<Done>(
            "TakeFee",
            async () =>
            {
                if (!till.IsGenuine(payment))
                    return FeeFaults.BadSeal;
                if (string.IsNullOrWhiteSpace(payment.Reference))
                    return FeeFaults.NoReference;
                if (payment.PaidAt > city.Clock.GetUtcNow() + Ahead)
                    return FeeFaults.FromTheFuture;
                if (await city.Set<CaseFee>().SingleOrDefaultAsync(fee => fee.OrderNumber == payment.Order, cancel) is not { } order)
                    return FeeFaults.UnknownOrder;
                await End(order, cancel);
                return order.Take(payment) is { } refused ? refused : Done.It;
            },
            cancel
        );
    }

    /// <summary>Orders of the area: what has to go back first.</summary>
    public async Task<Outcome<CaseFee[]>> Area(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area || permissions.Refuse(official, Refund, In(area.Code)) is not null)
            return permissions.Refuse(official, Refund, In(official.Scope?.Code ?? "")) ?? FeeFaults.Unknown;
        var fees = await city.Set<CaseFee>().AsNoTracking().Within(area).OrderByDescending(fee => fee.Id).Take(Shown).ToListAsync(cancel);
        return (CaseFee[])[.. fees.OrderByDescending(fee => fee.State is FeeState.ToRefund).ThenByDescending(fee => fee.Id)];
    }

    /// <summary>退费: back by the way it came, once.</summary>
    public Task<Outcome<Done>> GiveBack(Guid id, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            "RefundFee",
            async () =>
            {
                if (await city.Set<CaseFee>().FindAsync([id], cancel) is not { } fee)
                    return FeeFaults.UnknownOrder;
                if (permissions.Refuse(official, Refund, In(fee.Region)) is { } forbidden)
                    return forbidden;
                return fee.GiveBack(city.Clock.GetUtcNow(), official.Name) is { } refused ? refused : Done.It;
            },
            cancel
        );
    }

    /// <summary>A case has ended: whether what was paid for it stays is seen from how.</summary>
    public Task<Outcome<Done>> Ended(Guid @case, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        return step.Run<Done>(
            "EndFee",
            async () =>
            {
                if (await city.Set<CaseFee>().SingleOrDefaultAsync(fee => fee.CaseId == @case, cancel) is { } order)
                    await End(order, cancel);
                return Done.It;
            },
            cancel
        );
    }

    async Task End(CaseFee order, CancellationToken cancel)
    {
        var read = await log.ReadAll(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Bundle: order.CaseId), cancel);
        if (read.FirstOrDefault(one => one.Id == order.CaseId) is { Finished: not null } over)
            order.End(over.Status);
    }

    FeeLine Line(LoggedCase one, CaseFee? order)
    {
        var fee = content.Items[one.Code].Fee;
        return new(
            one.Id,
            one.Number,
            one.Name,
            order?.Yuan ?? (fee.Decision is null ? fee.Yuan : null),
            fee.Basis?.In(),
            FeeStates.Of(one.Status, order?.PaidAt, order?.RefundedAt),
            order,
            one.Submitted ?? city.Clock.GetUtcNow()
        );
    }

    static Resource In(string region) => new("fee", region) { Region = region };
}

/// <summary>Hears that a case has ended, in a scope of its own.</summary>
sealed class FeeCaseEnded(IServiceScopeFactory scopes) : IEventHandler
{
    public string Type => "cases.finished";

    public async Task Handle(HeardEvent heard, CancellationToken cancel)
    {
        if (!Guid.TryParse(heard.Subject, out var @case))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var ended = await scope.ServiceProvider.GetRequiredService<FeeDesk>().Ended(@case, cancel);
        if (ended.Fault is { } fault)
            throw new InvalidOperationException($"{fault.Code}: {fault.Detail}");
    }
}
