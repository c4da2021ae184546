namespace Yingzhou.Kernel;

/// <summary>How much of the source's log our slot holds back (积压).</summary>
public enum RetentionState
{
    /// <summary>正常</summary>
    Calm,

    /// <summary>告警: more than half of the ceiling.</summary>
    Alarm,

    /// <summary>弃槽: the ceiling is reached, we drop our own slot and begin anew. The source's disk comes before our convenience.</summary>
    Drop,
}

/// <summary>
/// The guaranteed ceiling of log that a line may hold back on its source (日志积压上限). Alarm above 50 %, own slot dropped at 100 %: half of the ceiling is calm, the whole of
/// it is not. Source: p04 R5.
/// </summary>
/// <param name="Bytes">More than zero.</param>
public readonly record struct WalCeiling(long Bytes)
{
    const double AlarmShare = 0.5;

    public RetentionState Judge(long retained) =>
        retained >= Bytes ? RetentionState.Drop
        : retained > Bytes * AlarmShare ? RetentionState.Alarm
        : RetentionState.Calm;

    /// <summary>0 to 1.</summary>
    public double Filled(long retained) => Math.Clamp((double)retained / Bytes, 0, 1);

    /// <summary>What an outage holds back.</summary>
    public static double Retained(double bytesPerMinute, TimeSpan outage) => bytesPerMinute * outage.TotalMinutes;

    /// <summary>When the alarm comes, counted from now.</summary>
    /// <returns><c>null</c> while nothing grows.</returns>
    public TimeSpan? UntilAlarm(long retained, double bytesPerMinute) => Until(Bytes * AlarmShare, retained, bytesPerMinute);

    /// <summary>When we would drop our slot, counted from now (距弃槽).</summary>
    /// <returns><c>null</c> while nothing grows.</returns>
    public TimeSpan? UntilDrop(long retained, double bytesPerMinute) => Until(Bytes, retained, bytesPerMinute);

    static TimeSpan? Until(double limit, long retained, double bytesPerMinute) =>
        bytesPerMinute <= 0 ? null
        : retained >= limit ? TimeSpan.Zero
        : TimeSpan.FromMinutes(Math.Min((limit - retained) / bytesPerMinute, TimeSpan.MaxValue.TotalMinutes / 2));
}
