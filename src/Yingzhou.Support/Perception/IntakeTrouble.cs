namespace Yingzhou.Support.Perception;

/// <summary>What a door has with a sender, beside the single messages that were refused (接入异常).</summary>
public enum TroubleKind
{
    /// <summary>发送过快: it was made to wait.</summary>
    Flood,

    /// <summary>半开连接: nothing came for so long that the connection was ended.</summary>
    HalfOpen,

    /// <summary>读不懂: what came belongs to no device, by wrong check, unknown identity or shape; counted for each host and protocol.</summary>
    Unreadable,

    /// <summary>没有落盘: nothing was acknowledged to it.</summary>
    NotStored,
}

/// <param name="Sender">A device's code, or the host that a connection came from.</param>
/// <param name="Times">Since this process began.</param>
public sealed record IntakeTrouble(TroubleKind Kind, string Sender, long Times, DateTimeOffset FirstAt, DateTimeOffset LastAt);
