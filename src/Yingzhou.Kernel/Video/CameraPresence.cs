namespace Yingzhou.Kernel;

/// <summary>
/// 设备在线状态 (p09 R2): so many missed keep-alives and a device is offline with all its channels at once. A keep-alive brings the device back; a channel only the next catalogue, because nobody knows before what has become of it.
/// </summary>
/// <param name="KeptAt">The last keep-alive or registration.</param>
/// <param name="ListedAt">The last whole catalogue.</param>
/// <param name="OfflineAt">When it was last found offline; <c>null</c> when it never was.</param>
public sealed record CameraPresence(DateTimeOffset KeptAt, DateTimeOffset ListedAt, DateTimeOffset? OfflineAt, TimeSpan Interval, int Count)
{
    static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(60);
    const int UsualCount = 3;

    /// <summary>Parameters that make no sense fall back to 60 s and three.</summary>
    public static CameraPresence Registered(DateTimeOffset at, TimeSpan interval, int count) =>
        new(at, at, null, interval > TimeSpan.Zero ? interval : UsualInterval, count > 0 ? count : UsualCount);

    /// <summary>The instant from which it is offline, unless it is heard before.</summary>
    public DateTimeOffset DueAt => KeptAt + (Interval * Count);

    public bool IsDeviceOnline(DateTimeOffset now) => now < DueAt;

    public bool AreChannelsOnline(DateTimeOffset now) => IsDeviceOnline(now) && (OfflineAt is not { } offline || ListedAt > offline);

    public CameraPresence Keep(DateTimeOffset at) => this with { KeptAt = at, OfflineAt = at >= DueAt ? DueAt : OfflineAt };

    public CameraPresence List(DateTimeOffset at) => this with { ListedAt = at };
}
