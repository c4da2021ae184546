namespace Yingzhou.Kernel;

/// <summary>What a value did to an alarm.</summary>
public enum AlarmChange
{
    None,

    /// <summary>告警产生</summary>
    Raised,

    /// <summary>告警解除</summary>
    Cleared,
}

/// <summary>Where one object stands with one rule: there is never more than one alarm for both. Source: p07 R7.</summary>
/// <param name="Since">Since when it has been beyond the limit without a break; <c>null</c> when it is not.</param>
public readonly record struct AlarmState(bool IsOn, DateTimeOffset? Since);

/// <summary>
/// A limit with hysteresis and hold time (回差与保持): on above <paramref name="On"/> for <paramref name="Hold"/>, off below <paramref name="Off"/>; between both nothing changes, and a value equal to
/// a limit is not beyond it. No data changes nothing either: silence has its own alarm.
/// </summary>
/// <param name="Off">At most <paramref name="On"/>; for a lower limit (<see cref="IsLower"/>) at least.</param>
public sealed record HysteresisRule(double On, double Off, TimeSpan Hold)
{
    /// <summary>The alarm is for falling below <see cref="On"/>.</summary>
    public bool IsLower { get; init; }

    /// <summary>A rule whose limits are the wrong way round would flutter.</summary>
    public bool IsSound => IsLower ? Off >= On : Off <= On;

    /// <param name="value">The value that holds at <paramref name="at"/>, new or still the last one.</param>
    public (AlarmState State, AlarmChange Change) Next(AlarmState state, double value, DateTimeOffset at)
    {
        if (state.IsOn)
            return IsBeyond(Off, value) ? (new(false, null), AlarmChange.Cleared) : (state, AlarmChange.None);
        if (!IsBeyond(value, On))
            return (new(false, null), AlarmChange.None);
        var since = state.Since ?? at;
        return at - since >= Hold ? (new(true, since), AlarmChange.Raised) : (new(false, since), AlarmChange.None);
    }

    bool IsBeyond(double one, double other) => IsLower ? one < other : one > other;
}
