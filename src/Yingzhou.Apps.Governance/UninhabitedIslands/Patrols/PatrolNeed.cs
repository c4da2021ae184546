namespace Yingzhou.Apps.Governance.UninhabitedIslands.Patrols;

/// <param name="Says">In Chinese, with its figures.</param>
sealed record PatrolReason(double Points, string Says);

/// <summary>
/// How much an island wants a patrol (巡查优先度): a sum of rows that anybody can add again. One point is a patrol that is just due. Own defaults [P]; c11 §3.9 gives the aim (most expected findings), not
/// the weights.
/// </summary>
sealed record PatrolNeed(IReadOnlyList<PatrolReason> Reasons)
{
    const double PerAlert = 0.5;
    const double MostForAlerts = 1.5;
    const double NeverSeen = 1;

    public double Points => Reasons.Sum(reason => reason.Points);

    public string Why => string.Join("；", Reasons.Select(reason => reason.Says));

    /// <param name="interval">Days between two patrols.</param>
    /// <param name="last">Day of the last one that took place.</param>
    /// <param name="lasting">Alerts that last.</param>
    public static PatrolNeed Of(int interval, DateOnly? last, int lasting, DateOnly today)
    {
        List<PatrolReason> reasons = [];
        if (last is not { } day)
            reasons.Add(new(NeverSeen, "没有巡查记录"));
        else if (today.DayNumber - day.DayNumber is var days)
            reasons.Add(new((double)days / interval, $"上次巡查在 {days} 天前，间隔 {interval} 天"));
        if (lasting > 0)
            reasons.Add(new(Math.Min(MostForAlerts, PerAlert * lasting), $"有 {lasting} 条持续中的预警"));
        return new(reasons);
    }
}
