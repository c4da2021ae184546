namespace Yingzhou.Kernel;

/// <summary>Where the registration of a data asset stands (数据资产登记状态).</summary>
public enum AssetState
{
    /// <summary>待形式审查</summary>
    Submitted,

    /// <summary>公示中</summary>
    Notice,

    /// <summary>待审查员核对: its content overlaps with what somebody else registered.</summary>
    Examined,

    /// <summary>已登记</summary>
    Registered,

    /// <summary>不予登记</summary>
    Refused,

    /// <summary>已注销</summary>
    Cancelled,
}

/// <summary>The way of a registration and its clocks. Source: p05 §4; the lengths are unconfirmed there and stand as the city's defaults.</summary>
public static class AssetWay
{
    /// <summary>Working days for the formal check.</summary>
    public const int CheckDays = 20;

    /// <summary>Working days of the public notice; an objection on the last of them is in time.</summary>
    public const int NoticeDays = 10;

    /// <summary>Years that a registration holds.</summary>
    public const int ValidYears = 3;

    public static bool MayObject(AssetState state, DateOnly? noticeUntil, DateOnly today) =>
        state is AssetState.Notice && noticeUntil is { } last && today <= last;

    /// <summary>What becomes of an asset whose notice is on or over.</summary>
    /// <returns>It stays while the notice runs or something is open; registered; or to the examiner.</returns>
    public static AssetState AfterNotice(AssetClaim claim, IEnumerable<AssetClaim> registered, DateOnly noticeUntil, DateOnly today) =>
        today <= noticeUntil
            ? AssetState.Notice
            : claim.Refuse(registered) switch
            {
                null => AssetState.Registered,
                { Code: "asset.examiner" } => AssetState.Examined,
                _ => AssetState.Notice,
            };
}
