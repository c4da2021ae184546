using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>What devices of a make can be told (指令定义). City content, <c>commands</c> of <c>devices/products/*.json</c>.</summary>
/// <param name="Id">As MQTT calls it: <c>set-interval</c>.</param>
/// <param name="Value">What has to be said with it, e.g. 间隔; <c>null</c> for a command without a value.</param>
/// <param name="Least">Of the value; a command with a value has both limits.</param>
/// <param name="Setting">The value is a state that the device keeps (期望状态), not a deed.</param>
/// <param name="Dangerous">危险指令: a siren, a valve; needs a second person and is sent once.</param>
/// <param name="Minutes">How long it may wait for the device when nothing else is said.</param>
/// <param name="Hj212">How HJ 212 says it; <c>null</c> where it cannot.</param>
/// <param name="Sl651">How SL 651 says it.</param>
/// <param name="Jt808">How JT/T 808 says it.</param>
public sealed record ProductCommand(
    string Id,
    string Title,
    CommandValue? Value = null,
    bool Setting = false,
    bool Dangerous = false,
    int Minutes = 10,
    Hj212Command? Hj212 = null,
    BinaryCommand? Sl651 = null,
    BinaryCommand? Jt808 = null
);

/// <param name="Unit">UCUM.</param>
public sealed record CommandValue(string Title, string Unit, double Least, double Most);

/// <param name="Cn">命令编码, e.g. 1062.</param>
/// <param name="Parameters">指令参数, with <c>{value}</c> where the value stands.</param>
public sealed record Hj212Command(int Cn, string Parameters = "");

/// <summary>A command of a protocol of bytes (二进制下行).</summary>
/// <param name="Code">Hexadecimal: 功能码 of SL 651 (<c>37</c>), 消息 ID of JT/T 808 (<c>8103</c>).</param>
/// <param name="Body">As <see cref="Yingzhou.Formats.HexBody"/> reads it; of SL 651 what follows serial number and time.</param>
public sealed record BinaryCommand(string Code, string Body = "");

/// <summary>A command to a device (指令): who wants what until when, and what became of it. Kept for ever.</summary>
public sealed class DeviceCommand : Record
{
    /// <summary>Code of the device.</summary>
    public required string Device { get; init; }

    /// <summary>Id of its <see cref="ProductCommand"/>.</summary>
    public required string Command { get; init; }

    public double? Value { get; init; }

    /// <summary>Counts the commands of a kind to a device (版本): of a setting, the newest is what is desired.</summary>
    public required int Number { get; init; }

    public required bool IsDangerous { get; init; }

    public CommandState State { get; set; }

    /// <summary>Id of the official.</summary>
    public required string AskedBy { get; init; }

    public string? ApprovedBy { get; set; }

    /// <summary>From then on it is not sent any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>What the protocol calls it, from when it is sent first: by it a device knows that it is told again.</summary>
    public string? WireId { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What the device said.</summary>
    public string? Answer { get; set; }
}

/// <param name="Minutes">How long it may wait for the device; <c>null</c> for what is usual.</param>
public sealed record AskCommand(string Device, string Command, double? Value = null, int? Minutes = null);

/// <summary>A setting of a device as it is wanted and as it says that it is (期望与上报).</summary>
/// <param name="Reported">What it confirmed last; <c>null</c> when it never did.</param>
public sealed record DesiredSetting(ProductCommand Setting, DeviceCommand Desired, double? Reported)
{
    public bool IsReached => Desired.State is CommandState.Done;
}
