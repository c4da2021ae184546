using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading.Handling;

/// <summary>An order from its first click to the payout; which step may follow which is the kernel's <see cref="TradeOrder"/>.</summary>
sealed class Orders(CityContext city, CityStep step, IPermissions permissions, TimeProvider clock)
{
    const int MostLines = 2_000;
    const int AtOnce = 500;

    public async Task<Outcome<Guid>> Place(OrderProduct request, Subject party, CancellationToken cancel)
    {
        if (permissions.Refuse(party, TradingRights.TakePart, TradingRights.Own(party)) is { } refused)
            return refused;
        city.Actors.Current = party.AsActor();
        return await step.RunOnce<Guid>(nameof(OrderProduct), request.Key, () => Placed(request, party, cancel), cancel);
    }

    async Task<Outcome<Guid>> Placed(OrderProduct request, Subject party, CancellationToken cancel)
    {
        if (await city.Get<DataProduct>(request.Product, cancel) is not { State: ProductState.Listed } product)
            return Products.Unknown;
        if (product.Seller == party.PartyKey)
            return new Fault("trading.own", "不能购买自己的产品。", 409);
        if (request.Purpose.Trim().Length is 0 or > 500)
            return Products.Wrong("purpose", "请写明用途，最多 500 个字。");
        var day = clock.GetUtcNow().Day();
        var order = new DataOrder
        {
            Region = product.Region,
            Code = $"SJ{day:yyyyMMdd}-{await city.NextSerial("trading_numbers", day, cancel):0000}",
            ProductId = product.Id,
            Title = product.Title,
            Buyer = party.PartyKey!,
            BuyerName = Speaker.NameOf(party),
            Seller = product.Seller,
            Purpose = request.Purpose.Trim(),
            Amount = product.Price,
            Split = product.Split,
        };
        city.Add(order);
        return order.Id;
    }

    public async Task<Outcome<DataOrder>> Act(Guid id, int seen, OrderStep what, Subject party, CancellationToken cancel)
    {
        if (permissions.Refuse(party, TradingRights.TakePart, TradingRights.Own(party)) is { } refused)
            return refused;
        city.Actors.Current = party.AsActor();
        return await step.Run<DataOrder>(
            $"{what}Order",
            async () =>
            {
                // Another's order is none at all.
                if (
                    await city.Get<DataOrder>(id, cancel) is not { } order
                    || (what is OrderStep.Deliver ? order.Seller : order.Buyer) != party.PartyKey
                )
                    return Products.Unknown;
                if (order.Version != seen)
                    return Products.Stale;
                var rule = order.Rule;
                return Taken(
                    order,
                    what switch
                    {
                        OrderStep.Sign => rule.Sign(),
                        OrderStep.Deliver => rule.Deliver(clock.GetUtcNow()),
                        OrderStep.Accept => rule.Accept(),
                        _ => rule.Dispute(),
                    }
                );
            },
            cancel
        );
    }

    static Outcome<DataOrder> Taken(DataOrder order, Outcome<TradeOrder> after)
    {
        if (after.Fault is { } fault)
            return fault;
        order.Take(after.Value);
        return order;
    }

    public async Task<Outcome<StatementRead>> Reconcile(string statement, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, TradingRights.Operate, TradingRights.Of(null, official)) is { } refused)
            return refused;
        var lines = statement.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length is 0 or > MostLines)
            return Products.Wrong("statement", $"请逐行粘贴到账流水：流水号 订单号 金额，1 到 {MostLines} 行。");
        city.Actors.Current = official.AsActor();
        var (applied, known, open) = (0, 0, new List<string>());
        // Each payment by itself: one that fits nothing must not hold back the others.
        foreach (var line in lines)
        {
            var paid = await step.Run<bool>("PayOrder", () => Pay(line, cancel), cancel);
            if (paid.Fault is { } fault)
                open.Add($"{line}：{fault.Detail}");
            else if (paid.Value)
                applied++;
            else
                known++;
        }
        return new StatementRead(applied, known, open);
    }

    /// <returns>Whether it was new.</returns>
    async Task<Outcome<bool>> Pay(string line, CancellationToken cancel)
    {
        if (
            line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is not [var payment, var code, var yuan]
            || !decimal.TryParse(yuan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        )
            return Products.Wrong("statement", "这一行应当是：流水号 订单号 金额。");
        if (
            await city.Set<DataOrder>().Where(one => one.Payment == payment).Select(one => one.Code).SingleOrDefaultAsync(cancel)
                is { } other
            && other != code
        )
            return new Fault("trading.payment-used", $"这笔流水已付订单 {other}。", 409);
        if (await city.Set<DataOrder>().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } order)
            return new Fault("trading.no-order", "没有这个订单号，请核对后退回或者查询。", 404);
        var isKnown = order.Payment == payment;
        var after = Taken(order, order.Rule.Pay(payment, new(amount)));
        return after.Fault is { } fault ? fault : !isKnown;
    }

    public Task<Outcome<DataOrder>> Refund(Guid id, int seen, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DataOrder>(
            nameof(Refund),
            async () =>
            {
                if (await city.Get<DataOrder>(id, cancel) is not { } order)
                    return Products.Unknown;
                if (permissions.Refuse(official, TradingRights.Operate, TradingRights.Of(order.Region, official)) is { } refused)
                    return refused;
                return order.Version != seen ? Products.Stale : Taken(order, order.Rule.Refund());
            },
            cancel
        );
    }

    public async Task<int> Settle(CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        var (settled, silent) = (0, clock.GetUtcNow().AddDays(-TradeOrder.AcceptedAfterDays));
        var due = await city.Set<DataOrder>()
            .AsNoTracking()
            .Where(one => one.State == TradeState.Accepted || (one.State == TradeState.Delivered && one.DeliveredAt <= silent))
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var id in due)
            settled += (await step.Run<DataOrder>("SettleOrder", () => Settled(id, cancel), cancel)).Succeeded ? 1 : 0;
        return settled;
    }

    async Task<Outcome<DataOrder>> Settled(Guid id, CancellationToken cancel) =>
        await city.Get<DataOrder>(id, cancel) is { } order ? Taken(order, order.Rule.At(clock.GetUtcNow()).Settle()) : Products.Unknown;
}
