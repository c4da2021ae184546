namespace Yingzhou.Languages.Feel;

/// <summary>A days and time duration, exact to the nanosecond.</summary>
public sealed class FeelDaysDuration(Int128 nanos) : FeelValue
{
    public Int128 Nanos { get; } = nanos;
    public override string TypeName => "days and time duration";

    public static FeelDaysDuration From(TimeSpan span) => new((Int128)span.Ticks * 100);

    public override bool Equals(object? obj) => obj is FeelDaysDuration other && Nanos == other.Nanos;
    public override int GetHashCode() => Nanos.GetHashCode();
}

/// <summary>A years and months duration: whole months, because a month has no fixed number of days.</summary>
public sealed class FeelMonthsDuration(long months) : FeelValue
{
    public long Months { get; } = months;
    public override string TypeName => "years and months duration";

    public override bool Equals(object? obj) => obj is FeelMonthsDuration other && Months == other.Months;
    public override int GetHashCode() => Months.GetHashCode();
}
