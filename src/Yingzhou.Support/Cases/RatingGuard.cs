namespace Yingzhou.Support.Cases;

/// <summary>Why a rating is left out of every figure (防刷剔除). It is still shown, and a bad one is still followed up.</summary>
public enum RatingExclusion
{
    /// <summary>The sixth and later of a day from one device (同一设备一天五次以上).</summary>
    SameDevice,

    /// <summary>Given at once when the case ended: nobody has read the result by then (办结十秒内).</summary>
    TooSoon,

    /// <summary>Given by somebody who serves in the administration (工作人员).</summary>
    Staff,
}

/// <param name="Since">From the end of the service to the rating.</param>
/// <param name="EarlierOnDevice">Ratings from the same device on the same day, those left out among them.</param>
/// <param name="ByStaff">Whether the person, or the account they use, is an official's.</param>
public sealed record RatingCircumstances(TimeSpan Since, int EarlierOnDevice, bool ByStaff);

/// <summary>
/// Which ratings are not to be believed (好差评防刷). Source: page a06 §3: more than five a day from a device of the hall, within ten seconds of the end, staff's
/// own phones. Each limit belongs to the ratings that count on the device's side (the fifth counts) and to those that do not on the clock's (ten seconds do not).
/// </summary>
public static class RatingGuard
{
    public const int MostADay = 5;

    public static readonly TimeSpan TooSoonWithin = TimeSpan.FromSeconds(10);

    /// <returns><c>null</c> when it counts; the gravest ground when several apply.</returns>
    public static RatingExclusion? Judge(RatingCircumstances rating) =>
        rating.ByStaff ? RatingExclusion.Staff
        : rating.Since <= TooSoonWithin ? RatingExclusion.TooSoon
        : rating.EarlierOnDevice >= MostADay ? RatingExclusion.SameDevice
        : null;
}
