using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>How a device speaks (接入协议).</summary>
public enum Wire
{
    Http,
    Mqtt,
    Hj212,
    Ais,
    Sl651,
    Jt808,
    Radar,
}

/// <summary>设备状态, as its keeper says.</summary>
public enum DeviceLife
{
    /// <summary>在用</summary>
    InUse,

    /// <summary>维护中: its values are kept and flagged.</summary>
    Maintenance,

    /// <summary>已退役: it is refused, its history stays.</summary>
    Retired,
}

/// <summary>A device (设备): something that measures, where it stands, whose it is and how it proves who it is.</summary>
public sealed class Device : Record
{
    /// <summary>Its identity on the wire: MN of HJ 212, user name of MQTT and HTTP. 1–40 letters, digits, '-', '_', '.', ':'.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Id of its <see cref="Product"/>.</summary>
    public required string Product { get; init; }

    /// <summary>Unit that owns it.</summary>
    public required string Unit { get; set; }

    /// <summary>Code of the gateway that it speaks through.</summary>
    public string? Gateway { get; init; }

    /// <summary>Degrees, CGCS2000; both or none.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public DeviceLife Life { get; set; }

    /// <summary>Salted hash of its secret (设备密钥); the secret itself is shown once.</summary>
    public required string SecretHash { get; set; }
}

/// <summary>物模型: what devices of a make measure. City content, <c>devices/products/*.json</c>.</summary>
/// <param name="Seconds">Interval at which a device sends (上报间隔); silence is judged by it.</param>
public sealed record Product(string Id, string Title, Wire Wire, int Seconds, IReadOnlyList<ProductProperty> Properties)
{
    /// <summary>What devices of the make can be told.</summary>
    public IReadOnlyList<ProductCommand> Commands { get; init; } = [];

    public TimeSpan Interval => TimeSpan.FromSeconds(Seconds);

    public ProductProperty? Property(string id) => Properties.FirstOrDefault(property => property.Id == id);

    /// <summary>The property that a mean, a minimum or another figure of it is of: <c>w01018-Avg@hour</c> is of <c>w01018</c>.</summary>
    public ProductProperty? PropertyOf(string observed) =>
        Property(observed.IndexOfAny(['-', '@']) is > 0 and var at ? observed[..at] : observed);
}

/// <param name="Id">As the wire calls it: <c>w01018</c>, <c>level</c>.</param>
/// <param name="Unit">UCUM.</param>
/// <param name="Least">Range of the instrument; a value outside is kept and doubted. <c>null</c> for no limit.</param>
public sealed record ProductProperty(string Id, string Title, string Unit, double? Least = null, double? Most = null);

/// <summary>A value as a device sent it.</summary>
/// <param name="At">观测时间.</param>
/// <param name="Sequence">The sender's own number; 0 when it has none.</param>
public readonly record struct Reading(
    string Property,
    DateTimeOffset At,
    double Value,
    ObservationQuality Quality = ObservationQuality.Good,
    long Sequence = 0
);

/// <summary>A value as it is stored (观测值).</summary>
public readonly record struct Observation(
    string Property,
    DateTimeOffset At,
    double Value,
    ObservationQuality Quality,
    Arrival Arrival,
    long Sequence
);

/// <summary>What became of a message, once it is on the disk.</summary>
/// <param name="Repeated">Values that were there already.</param>
/// <param name="Revised">Values that contradict an earlier one under the same key; both are kept.</param>
/// <param name="Refused">Values that were kept apart, each with its reason.</param>
public sealed record IntakeReceipt(int Stored, int Repeated, int Revised, IReadOnlyList<Fault> Refused);

/// <summary>A frame as it came, with what became of it: newest first on the device's page.</summary>
/// <param name="Refusal">Why it was not taken; <c>null</c> when it was.</param>
public sealed record KeptFrame(DateTimeOffset At, Wire Wire, byte[] Raw, string? Refusal);

/// <summary>How a device is doing now.</summary>
/// <param name="Latest">By property.</param>
/// <param name="Refused">Counts by reason's code.</param>
public sealed record DeviceLook(
    Device Device,
    Product? Product,
    Hearing Hearing,
    DateTimeOffset? LastFrameAt,
    IReadOnlyDictionary<string, Observation> Latest,
    long Stored,
    long Repeated,
    IReadOnlyDictionary<string, long> Refused,
    IReadOnlyList<KeptFrame> Frames
)
{
    public long RefusedAll => Refused.Values.Sum();
}

/// <summary>Refused input of senders that are no device of ours (隔离区).</summary>
public sealed record Quarantined(DateTimeOffset At, Wire Wire, string From, byte[] Raw, string Reason);

/// <summary>Registers a device.</summary>
/// <param name="Secret">6–64 characters; what an integrator puts into the device.</param>
public sealed record RegisterDeviceRequest(
    string Code,
    string Name,
    string Product,
    string Unit,
    string Region,
    string Secret,
    string? Gateway = null,
    double? Longitude = null,
    double? Latitude = null
);

/// <summary>What became of a table of devices (批量登记结果).</summary>
/// <param name="Registered">New ones.</param>
/// <param name="Known">Registered before, and left as they were.</param>
public sealed record SheetOutcome(int Registered, int Known, IReadOnlyList<SheetProblem> Problems);

/// <param name="Line">From 1.</param>
/// <param name="Column">As the table calls it.</param>
public sealed record SheetProblem(int Line, string Column, string Detail);
