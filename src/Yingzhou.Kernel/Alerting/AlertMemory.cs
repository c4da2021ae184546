namespace Yingzhou.Kernel;

public enum AlertEffect
{
    None,

    /// <summary>产生预警</summary>
    Raised,

    /// <summary>解除预警</summary>
    Cleared,
}

/// <summary>
/// What one rule remembers of one object: no more than its condition needs. Observations come in order of time; a late one changes nothing here (it belongs to history). <see cref="Tick"/> lets time pass
/// without an observation: holds end, silences begin, windows empty.
/// </summary>
public sealed record AlertMemory
{
    public static readonly AlertMemory Fresh = new();

    /// <summary>Of an alert that lasts, when nothing else is remembered: it goes on until something speaks against it.</summary>
    public static AlertMemory Lasting(DateTimeOffset since) => new() { IsActive = true, Since = since };

    public bool IsActive { get; private init; }

    /// <summary>Since when the alert is active, or the condition has been holding; <c>null</c> when neither.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>Of the last observation that was in time.</summary>
    public DateTimeOffset? LastAt { get; private init; }

    double? LastValue { get; init; }

    IReadOnlyList<(DateTimeOffset At, double Value)> Values { get; init; } = [];

    IReadOnlyList<DateTimeOffset> Events { get; init; } = [];

    // Sequence: for each number of steps done, when the latest such run began; a later start leaves more time.
    IReadOnlyList<DateTimeOffset?> Runs { get; init; } = [];

    public (AlertMemory Memory, AlertEffect Effect) Observe(AlertCondition condition, AlertObservation seen)
    {
        if (seen.At < LastAt || seen.Value is { } value && !double.IsFinite(value))
            return (this, AlertEffect.None);
        var next = this with { LastAt = seen.At, LastValue = seen.Value ?? LastValue };
        return condition switch
        {
            AlertCondition.Threshold one when seen.Value is not null => next.Threshold(one, seen.At),
            AlertCondition.Rate one when seen.Value is { } number => next.Rate(one, seen.At, number),
            AlertCondition.Missing => IsActive
                ? (next with { IsActive = false, Since = null }, AlertEffect.Cleared)
                : (next, AlertEffect.None),
            AlertCondition.Deviation one when seen.Value is { } number => next.Deviation(one, seen.At, number),
            AlertCondition.Count one when seen.Event is not null => (next with { Events = [.. Events, seen.At] }).Count(one, seen.At),
            AlertCondition.Sequence one when seen.Event is { } name => next.Expired(one, seen.At)
                .Then(memory => memory.Sequence(one, seen.At, name)),
            _ => next.Tick(condition, seen.At),
        };
    }

    /// <param name="now">Not before the last observation; an older time changes nothing.</param>
    public (AlertMemory Memory, AlertEffect Effect) Tick(AlertCondition condition, DateTimeOffset now)
    {
        if (now < LastAt)
            return (this, AlertEffect.None);
        return condition switch
        {
            AlertCondition.Threshold one when LastValue is not null => Threshold(one, now),
            // An object never heard of is silent since nobody knows when: the first observation starts the watch.
            AlertCondition.Missing one when !IsActive && now - LastAt > one.After => Turn(true, now),
            AlertCondition.Count one => Count(one, now),
            AlertCondition.Sequence one => Expired(one, now),
            _ => (this, AlertEffect.None),
        };
    }

    (AlertMemory, AlertEffect) Threshold(AlertCondition.Threshold one, DateTimeOffset now)
    {
        bool Beyond(double first, double second) => one.IsLower ? first < second : first > second;
        var value = LastValue!.Value;
        if (IsActive)
            return Beyond(one.Off, value) ? Turn(false, now) : (this, AlertEffect.None);
        if (!Beyond(value, one.On))
            return (this with { Since = null }, AlertEffect.None);
        var since = Since ?? now;
        return now - since >= one.Hold ? Turn(true, now) : (this with { Since = since }, AlertEffect.None);
    }

    (AlertMemory, AlertEffect) Rate(AlertCondition.Rate one, DateTimeOffset at, double value)
    {
        // The last value before the window is kept: it is where the change began.
        var values = Values.Append((at, value)).ToArray();
        var first = Math.Max(0, Array.FindLastIndex(values, sample => at - sample.Item1 >= one.Window));
        var next = this with { Values = values[first..] };
        var (from, start) = values[first];
        if (at <= from)
            return (next, AlertEffect.None);
        var perHour = Math.Abs(value - start) / (at - from).TotalHours;
        return IsActive
            ? (perHour < one.OffPerHour ? next.Turn(false, at) : (next, AlertEffect.None))
            : (perHour > one.OnPerHour && at - from >= one.Window / 2 ? next.Turn(true, at) : (next, AlertEffect.None));
    }

    (AlertMemory, AlertEffect) Deviation(AlertCondition.Deviation one, DateTimeOffset at, double value)
    {
        if (Values.Count < one.Values)
            return (this with { Values = [.. Values, (at, value)] }, AlertEffect.None);
        var mean = Values.Average(sample => sample.Value);
        var spread = Math.Sqrt(Values.Sum(sample => (sample.Value - mean) * (sample.Value - mean)) / (Values.Count - 1));
        var sigmas = Math.Abs(value - mean) / Math.Max(spread, one.LeastSpread);
        if (sigmas > one.OnSigmas)
            return IsActive ? (this, AlertEffect.None) : Turn(true, at);
        if (IsActive && sigmas >= one.OffSigmas)
            return (this, AlertEffect.None);
        var usual = this with { Values = [.. Values.Skip(1), (at, value)] };
        return IsActive ? usual.Turn(false, at) : (usual, AlertEffect.None);
    }

    (AlertMemory, AlertEffect) Count(AlertCondition.Count one, DateTimeOffset now)
    {
        // More than the rule counts need not be remembered.
        var next = this with
        {
            Events = [.. Events.Where(at => now - at < one.Window).TakeLast(one.Events)],
        };
        var reached = next.Events.Count >= one.Events;
        return reached == IsActive ? (next, AlertEffect.None) : next.Turn(reached, now);
    }

    (AlertMemory, AlertEffect) Sequence(AlertCondition.Sequence one, DateTimeOffset at, string name)
    {
        var runs = Enumerable.Range(0, one.Steps.Count).Select(i => i < Runs.Count ? Runs[i] : null).ToArray();
        DateTimeOffset? done = null;
        // From the last step back, so that one event does not take two steps.
        for (var step = one.Steps.Count - 1; step >= 0; step--)
        {
            if (one.Steps[step] != name)
                continue;
            DateTimeOffset? began =
                step == 0 ? at
                : runs[step - 1] is { } start && at - start <= one.Within ? start
                : null;
            if (began is null)
                continue;
            if (step == one.Steps.Count - 1)
                done = began;
            else
                runs[step] = began;
        }
        if (done is null)
            return (this with { Runs = runs }, AlertEffect.None);
        var next = this with { Runs = [] };
        // Seen again while active: the alert stays, its time begins anew.
        return IsActive ? (next with { Since = at }, AlertEffect.None) : next.Turn(true, at);
    }

    (AlertMemory Memory, AlertEffect Effect) Expired(AlertCondition.Sequence one, DateTimeOffset now) =>
        IsActive && now - Since >= one.ActiveFor ? Turn(false, now) : (this, AlertEffect.None);

    (AlertMemory, AlertEffect) Turn(bool on, DateTimeOffset at) =>
        (this with { IsActive = on, Since = on ? at : null }, on ? AlertEffect.Raised : AlertEffect.Cleared);
}

static class AlertSteps
{
    /// <summary>Two changes at one instant: what the second does decides, unless it does nothing.</summary>
    public static (AlertMemory Memory, AlertEffect Effect) Then(
        this (AlertMemory Memory, AlertEffect Effect) first,
        Func<AlertMemory, (AlertMemory Memory, AlertEffect Effect)> second
    )
    {
        var (memory, effect) = second(first.Memory);
        return (first.Effect, effect) switch
        {
            (_, AlertEffect.None) => (memory, first.Effect),
            // Ended and begun again at one instant: for everybody else it went on.
            (AlertEffect.Cleared, AlertEffect.Raised) => (memory, AlertEffect.None),
            _ => (memory, effect),
        };
    }
}
