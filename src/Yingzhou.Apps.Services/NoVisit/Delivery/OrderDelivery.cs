using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <param name="Key">The same for the same press of the button.</param>
public sealed record OrderDeliveryRequest(string? Item, string? Route, DeliveryChannel? Channel, string? Address, string Key);

/// <summary>选择送达方式: the receiver says how the result shall come; the promise of that moment is kept with it.</summary>
sealed class OrderDelivery(CityContext city, CityStep step, NoVisitContent content, CasesContent cases, DeliveryPlanner planner)
{
    public Task<Outcome<Guid>> Run(OrderDeliveryRequest request, Subject receiver, CancellationToken cancel)
    {
        city.Actors.Current = receiver.AsActor();
        return step.RunOnce(nameof(OrderDelivery), request.Key, () => Task.FromResult(Order(request, receiver)), cancel);
    }

    Outcome<Guid> Order(OrderDeliveryRequest request, Subject receiver)
    {
        if (request.Item is null || !cases.Items.TryGetValue(request.Item, out var item))
            return new Fault("no-visit.delivery-item-missing", "请选择要送的是哪个事项的结果。") { Field = "item" };
        if (content.Route(request.Route) is not { } route)
            return ShipmentFaults.NoRoute;
        if (request.Channel is not { } channel)
            return ShipmentFaults.NoChannel;
        var electronic = content.Items.GetValueOrDefault(item.Id)?.Electronic ?? false;
        if (channel is DeliveryChannel.ElectronicOnly && !electronic)
            return ShipmentFaults.NotElectronic;
        if (channel is DeliveryChannel.Home or DeliveryChannel.BoatHelper && (request.Address ?? "").Trim().Length < 4)
            return ShipmentFaults.NoAddress;
        var now = city.Clock.GetUtcNow();
        var plan = planner.Plan(route, now, electronic);
        if (plan.Journey is null && channel is not DeliveryChannel.ElectronicOnly)
            return ShipmentFaults.NoLeg;
        var shipment = new Shipment
        {
            Region = route.Regions[0],
            PartyKey = receiver.PartyKey ?? "",
            Receiver = Personal.Name(receiver.PartyName),
            Address = Personal.Address((request.Address ?? "").Trim()),
            ItemName = item.Name,
            RouteId = route.Id,
            Channel = channel,
            ReadyAt = now,
        };
        shipment.Order(channel is DeliveryChannel.ElectronicOnly ? now : plan.PromisedAt, now);
        city.Add(shipment);
        return shipment.Id;
    }
}
