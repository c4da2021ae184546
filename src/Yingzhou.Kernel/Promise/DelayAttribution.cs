namespace Yingzhou.Kernel;

/// <summary>One leg's part in the delay of its bundle.</summary>
/// <param name="OverrunDays">How much the leg exceeded its own promise, pauses not counted; 0 when it kept it.</param>
/// <param name="OnPath">Whether the leg lies on the path that actually was critical.</param>
/// <param name="ChargedDays">Its share of the bundle's overrun. Off the path always 0: locally late, without effect.</param>
public sealed record LegDelay(PromisedLeg Leg, int OverrunDays, bool OnPath, decimal ChargedDays);

/// <summary>
/// Who made a bundle late (延误归因): the overrun of the whole is shared among the late legs of the path that actually was critical, in
/// proportion to their overruns. What slack or faster legs absorbed is shown, never charged.
/// </summary>
public sealed record DelayAttribution(
    int DurationDays,
    int PausedDays,
    int OverrunDays,
    decimal AbsorbedDays,
    IReadOnlyList<PromisedLeg> Path,
    IReadOnlyList<LegDelay> Legs
)
{
    /// <param name="promisedDays">The bundle's published promise; at least the plan's critical path.</param>
    /// <returns>A fault when the records do not add up: the elapsed days on the path must equal the bundle's duration.</returns>
    public static Outcome<DelayAttribution> Of(CriticalPath plan, IReadOnlyList<LegActual> actuals, int promisedDays)
    {
        var actual = actuals.ToDictionary(leg => leg.Id);
        if (plan.Legs.FirstOrDefault(leg => !actual.ContainsKey(leg.Id)) is { } open)
            return new Fault("bundle.leg-not-finished", $"环节“{open.Id}”没有办结记录，全部环节办结后才能归因。", 409);

        var path = CriticalPath.WalkBack(plan.Legs, id => actual[id].FinishedAt);
        var duration = actuals.Max(leg => leg.FinishedAt);
        var onPath = path.Sum(leg => actual[leg.Id].ElapsedDays);
        if (onPath != duration)
            return new Fault(
                "bundle.days-not-conserved",
                $"关键路径各环节合计 {onPath} 个工作日，与全程 {duration} 个工作日不符，请核对各环节的开始和办结时间。"
            );

        var paused = path.Sum(leg => actual[leg.Id].PausedDays);
        var overrun = Math.Max(0, duration - paused - promisedDays);
        var late = plan.Legs.ToDictionary(leg => leg.Id, leg => Overrun(leg, actual[leg.Id]));
        var lateOnPath = path.Sum(leg => late[leg.Id]);

        return new DelayAttribution(
            duration,
            paused,
            overrun,
            AbsorbedDays: lateOnPath - overrun,
            path,
            [.. plan.Legs.Select(leg => new LegDelay(leg, late[leg.Id], path.Contains(leg), path.Contains(leg) ? Share(late[leg.Id]) : 0))]
        );

        // Multiplied first, so that whole days stay whole.
        decimal Share(int days) => lateOnPath == 0 ? 0 : (decimal)overrun * days / lateOnPath;
    }

    static int Overrun(PromisedLeg leg, LegActual actual) => Math.Max(0, actual.ElapsedDays - actual.PausedDays - leg.PromisedDays);
}
