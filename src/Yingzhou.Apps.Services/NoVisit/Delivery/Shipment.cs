using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

public enum DeliveryChannel
{
    /// <summary>To the door (送到家).</summary>
    Home,

    /// <summary>Locker at the pier (码头自提柜), 7 days.</summary>
    PierLocker,

    /// <summary>Service point on the island (服务点代收).</summary>
    ServicePoint,

    /// <summary>No paper at all (只要电子证照).</summary>
    ElectronicOnly,

    /// <summary>Somebody of the island takes it along on the boat (船上代送).</summary>
    BoatHelper,
}

public enum ShipmentStatus
{
    /// <summary>To be handed over to the carrier (待交寄).</summary>
    Ready,
    OnTheWay,

    /// <summary>The boats stop; a new promise was given (停航等待).</summary>
    WeatherHold,

    /// <summary>Nobody was there (投递未成).</summary>
    Missed,

    /// <summary>After two attempts, 7 days (自提柜待取).</summary>
    AtLocker,
    Delivered,

    /// <summary>The receiver says it arrived (已确认).</summary>
    Confirmed,

    /// <summary>Lost; issued anew, the old one revoked (遗失补发).</summary>
    Lost,

    /// <summary>Signed for by somebody else (错签).</summary>
    WrongHands,
}

/// <summary>A step of a shipment, as its receiver reads it.</summary>
public sealed record ShipmentStep(DateTimeOffset At, ShipmentStatus Status, string Words);

/// <summary>A paper result on its way to an island (投递件, a07 §2), with its promise and everything that happened to it.</summary>
public sealed class Shipment : Record
{
    /// <summary>Attempts after which it waits in a locker (a07 §4).</summary>
    public const int Attempts = 2;

    public const int LockerDays = 7;

    public required string PartyKey { get; init; }

    public required Personal Receiver { get; init; }

    public required Personal Address { get; init; }

    public required string ItemName { get; init; }

    public required string RouteId { get; init; }

    public required DeliveryChannel Channel { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>At 90 %; <c>null</c> when too little is known to promise.</summary>
    public DateTimeOffset? PromisedAt { get; private set; }

    public string? Carrier { get; private set; }

    public string? Tracking { get; private set; }

    public ShipmentStatus Status { get; private set; }

    public int Missed { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string Story { get; private set; } = "[]";

    public IReadOnlyList<ShipmentStep> Steps => JsonSerializer.Deserialize<List<ShipmentStep>>(Story)!;

    public bool IsOver => Status is ShipmentStatus.Confirmed or ShipmentStatus.Lost or ShipmentStatus.WrongHands;

    /// <summary>Whether it was there in time; <c>null</c> while it is under way or when nothing was promised.</summary>
    public bool? InTime =>
        Steps.FirstOrDefault(step => step.Status is ShipmentStatus.Delivered) is { } there && PromisedAt is { } promised
            ? there.At <= promised
            : null;

    public void Order(DateTimeOffset? promised, DateTimeOffset now)
    {
        PromisedAt = promised;
        Tell(
            now,
            Channel is DeliveryChannel.ElectronicOnly ? ShipmentStatus.Delivered : ShipmentStatus.Ready,
            Channel is DeliveryChannel.ElectronicOnly ? "电子证照已发到您的证照包，不寄纸质件。" : "已登记送达方式，等待交寄。"
        );
    }

    public Fault? HandOver(string carrier, string tracking, DateTimeOffset now)
    {
        if (Status is not (ShipmentStatus.Ready or ShipmentStatus.WeatherHold))
            return ShipmentFaults.NotNow;
        (Carrier, Tracking) = (carrier, tracking);
        Tell(now, ShipmentStatus.OnTheWay, $"已交寄{carrier}，运单号 {tracking}。");
        return null;
    }

    /// <summary>天气停航: the old promise no longer holds, the new one is told.</summary>
    public Fault? Hold(DateTimeOffset? promised, DateTimeOffset now)
    {
        if (Status is not (ShipmentStatus.Ready or ShipmentStatus.OnTheWay))
            return ShipmentFaults.NotNow;
        PromisedAt = promised;
        Tell(now, ShipmentStatus.WeatherHold, "航线停航，先存放在码头；新的承诺时间已更新。");
        return null;
    }

    /// <summary>投递未成: after the second time it waits in the locker.</summary>
    public Fault? Miss(DateTimeOffset now)
    {
        if (Status is not (ShipmentStatus.OnTheWay or ShipmentStatus.Missed or ShipmentStatus.WeatherHold))
            return ShipmentFaults.NotNow;
        Missed++;
        if (Missed < Attempts)
            Tell(now, ShipmentStatus.Missed, "第一次投递没有人签收，下一班再送。");
        else
            Tell(now, ShipmentStatus.AtLocker, $"两次未能投递，已放入自提柜，保留 {LockerDays} 天。");
        return null;
    }

    public Fault? Deliver(DateTimeOffset now)
    {
        if (Status is not (ShipmentStatus.OnTheWay or ShipmentStatus.Missed or ShipmentStatus.AtLocker or ShipmentStatus.WeatherHold))
            return ShipmentFaults.NotNow;
        Tell(now, ShipmentStatus.Delivered, "已签收。");
        return null;
    }

    /// <summary>遗失: the carrier answers for it, a new one is issued free of charge and the old one revoked.</summary>
    public Fault? Lose(DateTimeOffset now)
    {
        if (Status is ShipmentStatus.Ready or ShipmentStatus.Delivered || IsOver)
            return ShipmentFaults.NotNow;
        Tell(now, ShipmentStatus.Lost, "确认遗失：已免费补发，原件作废，并向承运商索赔。");
        return null;
    }

    /// <summary>收到了, or: somebody else has it.</summary>
    public Fault? Confirm(bool received, DateTimeOffset now)
    {
        if (Status is not ShipmentStatus.Delivered)
            return ShipmentFaults.NotNow;
        Tell(
            now,
            received ? ShipmentStatus.Confirmed : ShipmentStatus.WrongHands,
            received ? "收件人确认收到。" : "收件人反映没有收到：已按错签（橙色）登记，核对签收照片与证件，1 个工作日内联系。"
        );
        return null;
    }

    void Tell(DateTimeOffset at, ShipmentStatus status, string words)
    {
        Status = status;
        Story = JsonSerializer.Serialize(Steps.Append(new(at, status, words)));
        if (IsOver)
            EndedAt = at;
    }
}

/// <summary>How deliveries are refused.</summary>
static class ShipmentFaults
{
    public static readonly Fault Unknown = new("no-visit.unknown-shipment", "没有这个投递件，或者它不是您的。", 404);

    public static readonly Fault NotNow = new("no-visit.shipment-elsewhere", "这个投递件现在不在这一步，请刷新后再看。", 409);

    public static readonly Fault NoRoute = new("no-visit.route-missing", "请选择送到哪个岛。") { Field = "route" };

    public static readonly Fault NoChannel = new("no-visit.channel-missing", "请选择送达方式。") { Field = "channel" };

    public static readonly Fault NoAddress = new("no-visit.address-missing", "请写明村（社区）、路名门牌，投递员才找得到。")
    {
        Field = "address",
    };

    public static readonly Fault NoLeg = new("no-visit.no-leg", "按现在的时刻表两周内送不到这个地址，请改选自提柜或电子证照。")
    {
        Field = "route",
    };

    public static readonly Fault NotElectronic = new("no-visit.paper-needed", "这个事项的结果要用纸质证件，不能只要电子证照。")
    {
        Field = "channel",
    };

    public static readonly Fault Changed = new("no-visit.shipment-changed", "这个投递件在别处更新过，请刷新后再操作。", 412);
}
