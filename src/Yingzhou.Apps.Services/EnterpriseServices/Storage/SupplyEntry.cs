using Yingzhou.Apps.Services.EnterpriseServices.Supply;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

enum SupplySide
{
    /// <summary>采购需求</summary>
    Need,

    /// <summary>供应能力</summary>
    Offer,
}

/// <summary>What an enterprise looks for or can deliver (供需信息): product, quantity, words, until when.</summary>
sealed class SupplyEntry : Record
{
    public required SupplySide Side { get; init; }

    public required string Uscc { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    /// <summary>统计用产品分类目录; the unit follows from it.</summary>
    public required string ProductCode { get; init; }

    public required decimal Quantity { get; init; }

    public required string Text { get; init; }

    /// <summary>Told to the other side only when one of them has pressed 联系.</summary>
    public required Personal Phone { get; init; }

    /// <summary>The last day on which it is shown.</summary>
    public required DateOnly Until { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public SupplySlot Slot => new(Id.ToString("N"), Uscc, ProductCode, Text, Quantity);

    public bool IsOpen(DateOnly today) => ClosedAt is null && today <= Until;

    public Fault? Close(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return new Fault("enterprise.supply-closed", "这条供需信息已经撤下。", 409);
        ClosedAt = now;
        return null;
    }
}

/// <summary>Two found each other (对接): who pressed, how far down the list it stood, and whether they signed.</summary>
sealed class SupplyContact : Record
{
    public required Guid Need { get; init; }

    public required Guid Offer { get; init; }

    public required string NeedParty { get; init; }

    public required string OfferParty { get; init; }

    /// <summary>From 1.</summary>
    public required int Rank { get; init; }

    public required DateTimeOffset ContactedAt { get; init; }

    public DateTimeOffset? ContractedAt { get; private set; }

    public Fault? Contract(DateTimeOffset now)
    {
        if (ContractedAt is not null)
            return new Fault("enterprise.supply-contracted", "这次对接已经登记签约。", 409);
        ContractedAt = now;
        return null;
    }
}
