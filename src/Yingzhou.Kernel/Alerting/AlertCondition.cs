namespace Yingzhou.Kernel;

/// <summary>预警条件: what must be seen of one object. A value equal to a limit is not beyond it; what is missing or late is neither good nor bad.</summary>
public abstract record AlertCondition
{
    AlertCondition() { }

    /// <summary>阈值 with hysteresis and hold: on beyond <paramref name="On"/> for <paramref name="Hold"/>, off beyond <paramref name="Off"/> on the other side.</summary>
    /// <param name="IsLower">The alert is for falling below.</param>
    public sealed record Threshold(double On, double Off, TimeSpan Hold, bool IsLower = false) : AlertCondition;

    /// <summary>变化率: faster than so much an hour over the window, either way; off below <paramref name="OffPerHour"/>.</summary>
    public sealed record Rate(double OnPerHour, double OffPerHour, TimeSpan Window) : AlertCondition;

    /// <summary>数据缺失: nothing for longer than this; off with the next observation.</summary>
    public sealed record Missing(TimeSpan After) : AlertCondition;

    /// <summary>统计偏离: so many standard deviations from the last values, once there are enough of them; what is off does not teach what is usual.</summary>
    /// <param name="LeastSpread">Below it a spread is taken for it: a constant series has none.</param>
    public sealed record Deviation(double OnSigmas, double OffSigmas, int Values, double LeastSpread) : AlertCondition;

    /// <summary>窗口计数: so many events within the window; off when there are fewer.</summary>
    public sealed record Count(int Events, TimeSpan Window) : AlertCondition;

    /// <summary>事件序列: these events in this order within a time, others between them do not matter; off after a time.</summary>
    public sealed record Sequence(IReadOnlyList<string> Steps, TimeSpan Within, TimeSpan ActiveFor) : AlertCondition;

    /// <summary>A condition that would flutter or could never hold.</summary>
    /// <returns><c>null</c> for a sound one.</returns>
    public Fault? Unsound() =>
        this switch
        {
            Threshold one when one.Hold < TimeSpan.Zero || (one.IsLower ? one.Off < one.On : one.Off > one.On) => Bad(
                "解除值应当在告警值的安全一侧，保持时间不能为负",
                "off"
            ),
            Rate one when one.OnPerHour <= 0 || one.OffPerHour > one.OnPerHour || one.Window <= TimeSpan.Zero => Bad(
                "变化率应当为正，解除值不大于告警值，窗口大于零",
                "rate"
            ),
            Missing one when one.After <= TimeSpan.Zero => Bad("缺失时长应当大于零", "after"),
            Deviation one when one.OnSigmas <= 0 || one.OffSigmas > one.OnSigmas || one.Values < 2 || one.LeastSpread <= 0 => Bad(
                "偏离倍数应当为正，至少参考两个值，最小离散度大于零",
                "deviation"
            ),
            Count one when one.Events < 1 || one.Window <= TimeSpan.Zero => Bad("次数至少为 1，窗口大于零", "count"),
            Sequence one when one.Steps.Count == 0 || one.Within < TimeSpan.Zero || one.ActiveFor <= TimeSpan.Zero => Bad(
                "序列至少有一步，时限不能为负",
                "sequence"
            ),
            _ => null,
        };

    static Fault Bad(string reason, string field) => new("alerting.condition", $"预警条件无法使用：{reason}。", 400) { Field = field };
}

/// <summary>One observation of one object: a value, an event, or both.</summary>
public sealed record AlertObservation(string Object, DateTimeOffset At, double? Value = null, string? Event = null);

/// <summary>预警规则: a rule and an object have at most one active alert.</summary>
public sealed record AlertWatch(string Id, AlertCondition Condition);
