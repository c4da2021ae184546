using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

public enum ShipmentMove
{
    HandOver,
    Hold,
    Miss,
    Deliver,
    Lose,
}

/// <param name="Seen">The version that was before the official.</param>
public sealed record MoveShipmentRequest(Guid Shipment, int Seen, ShipmentMove Move, string? Tracking = null);

/// <summary>What happens to a parcel: told by the delivery desk, until carriers' own messages come in; the receiver confirms the end.</summary>
sealed class MoveShipment(CityContext city, CityStep step, NoVisitContent content, DeliveryPlanner planner, IPermissions permissions)
{
    public Task<Outcome<Done>> Run(MoveShipmentRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(MoveShipment),
            async () =>
            {
                if (await city.Set<Shipment>().FindAsync([request.Shipment], cancel) is not { } shipment)
                    return ShipmentFaults.Unknown;
                if (permissions.Refuse(official, NoVisitRights.Ship, NoVisitRights.ResourceOf(shipment)) is { } refused)
                    return refused;
                if (shipment.Version != request.Seen)
                    return ShipmentFaults.Changed;
                return Move(request, shipment) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Confirm(Guid id, bool received, Subject receiver, CancellationToken cancel)
    {
        city.Actors.Current = receiver.AsActor();
        return step.Run<Done>(
            "ConfirmShipment",
            async () =>
            {
                if (await city.Set<Shipment>().FindAsync([id], cancel) is not { } shipment || shipment.PartyKey != receiver.PartyKey)
                    return ShipmentFaults.Unknown;
                return shipment.Confirm(received, city.Clock.GetUtcNow()) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    Fault? Move(MoveShipmentRequest request, Shipment shipment)
    {
        var now = city.Clock.GetUtcNow();
        switch (request.Move)
        {
            case ShipmentMove.HandOver:
                var number = TrackingNumber.Parse(request.Tracking, content.Carriers);
                return number.Fault ?? shipment.HandOver(number.Value.Carrier, number.Value.Number, now);
            case ShipmentMove.Hold:
                // The boats stop today: the way begins anew tomorrow.
                return shipment.Hold(
                    planner
                        .Plan(content.Route(shipment.RouteId)!, CityTime.StartOf(now.Day().AddDays(1)).AddHours(8.5), electronic: false)
                        .PromisedAt,
                    now
                );
            case ShipmentMove.Miss:
                return shipment.Miss(now);
            case ShipmentMove.Deliver:
                return shipment.Deliver(now);
            default:
                return shipment.Lose(now);
        }
    }
}
