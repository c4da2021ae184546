namespace Yingzhou.Kernel;

/// <summary>
/// The clock of a statutory or promised time limit (时限) in working days: runs from the day after acceptance, stands still during
/// pauses, is lengthened by extensions. Immutable; every change is a new clock, and refuses what the law does not allow.
/// </summary>
public sealed record LegalClock
{
    LegalClock(DateOnly accepted, int days) => (Accepted, Days) = (accepted, days);

    public DateOnly Accepted { get; }

    /// <summary>The limit without extensions, in working days.</summary>
    public int Days { get; }

    /// <summary>In order of time, not overlapping; only the last may be open.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; private init; } = [];

    public IReadOnlyList<ClockExtension> Extensions { get; private init; } = [];

    public int AllowedDays => Days + Extensions.Sum(extension => extension.Days);

    public bool IsRunning => Pauses is not [.., { Returned: null }];

    public static LegalClock Start(DateOnly accepted, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return new(accepted, days);
    }

    public Outcome<LegalClock> Pause(DateOnly requested, PauseGround ground, string legalBasis)
    {
        if (string.IsNullOrWhiteSpace(legalBasis))
            return new Fault("clock.no-legal-basis", "暂停计时须写明法律依据，请补充后再提交。");
        if (!IsRunning)
            return new Fault("clock.already-paused", $"计时自 {Pauses[^1].Requested:yyyy-MM-dd} 起已暂停，请先恢复后再次暂停。", 409);
        var earliest = Pauses is [.., { Returned: { } returned }] ? returned : Accepted;
        if (requested < earliest)
            return new Fault("clock.pause-too-early", $"暂停日期 {requested:yyyy-MM-dd} 早于 {earliest:yyyy-MM-dd}，请核对日期。");

        return this with
        {
            Pauses = [.. Pauses, new ClockPause(requested, null, ground, legalBasis)],
        };
    }

    public Outcome<LegalClock> Resume(DateOnly returned)
    {
        if (IsRunning)
            return new Fault("clock.not-paused", "计时正在进行，无需恢复。", 409);
        if (returned < Pauses[^1].Requested)
            return new Fault("clock.resume-too-early", $"恢复日期早于暂停日期 {Pauses[^1].Requested:yyyy-MM-dd}，请核对日期。");

        return this with
        {
            Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { Returned = returned }],
        };
    }

    /// <summary>An extension must be granted while time is left (行政许可法 42); a stopped clock has time left by definition.</summary>
    public Outcome<LegalClock> Extend(ClockExtension extension, Workdays workdays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(extension.Days);
        var reading = Read(extension.Granted, workdays);
        if (reading.Fault is not null)
            return reading.Fault;
        if (reading.Value.IsOverdue)
            return new Fault("clock.extension-too-late", $"办理期限已于 {reading.Value.Due} 届满，不能再延长，请尽快作出决定。", 409);

        return this with
        {
            Extensions = [.. Extensions, extension],
        };
    }

    /// <summary>What the clock shows at the end of <paramref name="today"/>.</summary>
    public Outcome<ClockReading> Read(DateOnly today, Workdays workdays, LightLimits? limits = null)
    {
        foreach (var day in (IEnumerable<DateOnly>)[Accepted, today, .. Pauses.Select(pause => pause.Returned ?? pause.Requested)])
            if (!workdays.Knows(day))
                return workdays.Beyond(day);

        var due = DueDay(today, workdays);
        if (due.Fault is not null)
            return due.Fault;

        var used = UsedDays(today, workdays);
        return new ClockReading(
            today,
            used,
            AllowedDays,
            due.Value,
            IsRunning,
            (limits ?? LightLimits.Default).LightFor(used, AllowedDays)
        );
    }

    /// <summary>Working days after acceptance up to <paramref name="today"/>, without those that fall into a pause.</summary>
    int UsedDays(DateOnly today, Workdays workdays)
    {
        if (today <= Accepted)
            return 0;

        var used = workdays.Count(Accepted, today);
        foreach (var pause in Pauses.Where(pause => pause.Requested < today))
            used -= workdays.Count(pause.Requested, pause.Returned is { } returned && returned < today ? returned : today);
        return used;
    }

    Outcome<DueDay> DueDay(DateOnly today, Workdays workdays)
    {
        var runsFrom = Accepted;
        var left = AllowedDays;
        foreach (var pause in Pauses)
        {
            // Time that had run out before the pause is not given back by it; a pause asked for on the last day does stop the clock.
            var due = End(runsFrom, left, workdays);
            if (due.Fault is not null || due.Value.Day < pause.Requested)
                return due;
            left = Math.Max(0, left - workdays.Count(runsFrom, pause.Requested));
            runsFrom = pause.Returned ?? (today > pause.Requested ? today : pause.Requested);
        }

        return End(runsFrom, left, workdays);
    }

    static Outcome<DueDay> End(DateOnly runsFrom, int left, Workdays workdays) =>
        left == 0 ? workdays.OnOrAfter(runsFrom) : workdays.AddWorkdaysOpen(runsFrom, left);
}
