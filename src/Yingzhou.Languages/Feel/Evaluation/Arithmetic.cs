namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>The arithmetic of DMN 1.5 tables 54–59: numbers, strings, dates, times and durations.</summary>
static class Arithmetic
{
    public static FeelValue? Add(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelNumber a, FeelNumber b) => FeelNumber.Of(Decimal34.Add(a.Value, b.Value)),
            (FeelString a, FeelString b) => new FeelString(a.Value + b.Value),
            (FeelDaysDuration a, FeelDaysDuration b) => new FeelDaysDuration(a.Nanos + b.Nanos),
            (FeelMonthsDuration a, FeelMonthsDuration b) => new FeelMonthsDuration(a.Months + b.Months),
            (FeelDaysDuration or FeelMonthsDuration, FeelDate or FeelDateTime or FeelTime) => Shift(right, left, 1),
            _ => Shift(left, right, 1),
        };

    public static FeelValue? Subtract(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelNumber a, FeelNumber b) => FeelNumber.Of(Decimal34.Subtract(a.Value, b.Value)),
            (FeelDaysDuration a, FeelDaysDuration b) => new FeelDaysDuration(a.Nanos - b.Nanos),
            (FeelMonthsDuration a, FeelMonthsDuration b) => new FeelMonthsDuration(a.Months - b.Months),
            (FeelTime a, FeelTime b) => a.Zone is null == b.Zone is null ? new FeelDaysDuration(a.UtcNanos - b.UtcNanos) : null,
            (FeelDate a, FeelDate b) => new FeelDaysDuration(Math.BigMul(a.DayNumber - b.DayNumber, FeelTime.NanosPerDay)),
            (FeelDate or FeelDateTime, FeelDate or FeelDateTime) => Between(AsDateTime(left), AsDateTime(right)),
            _ => Shift(left, right, -1),
        };

    public static FeelValue? Multiply(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelNumber a, FeelNumber b) => FeelNumber.Of(Decimal34.Multiply(a.Value, b.Value)),
            (FeelNumber a, FeelDaysDuration b) => Scale(b, a.Value, Decimal34.Multiply),
            (FeelDaysDuration a, FeelNumber b) => Scale(a, b.Value, Decimal34.Multiply),
            (FeelNumber a, FeelMonthsDuration b) => Scale(b, a.Value, Decimal34.Multiply),
            (FeelMonthsDuration a, FeelNumber b) => Scale(a, b.Value, Decimal34.Multiply),
            _ => null,
        };

    public static FeelValue? Divide(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelNumber a, FeelNumber b) => FeelNumber.Of(Decimal34.Divide(a.Value, b.Value)),
            (FeelDaysDuration a, FeelNumber b) => Scale(a, b.Value, Decimal34.Divide),
            (FeelMonthsDuration a, FeelNumber b) => Scale(a, b.Value, Decimal34.Divide),
            (FeelDaysDuration a, FeelDaysDuration b) => FeelNumber.Of(Decimal34.Divide(FromInt128(a.Nanos), FromInt128(b.Nanos))),
            (FeelMonthsDuration a, FeelMonthsDuration b) => FeelNumber.Of(Decimal34.Divide(a.Months, b.Months)),
            _ => null,
        };

    public static FeelValue? Negate(FeelValue value) =>
        value switch
        {
            FeelNumber n => new FeelNumber(-n.Value),
            FeelDaysDuration d => new FeelDaysDuration(-d.Nanos),
            FeelMonthsDuration d => new FeelMonthsDuration(-d.Months),
            _ => null,
        };

    public static FeelDateTime? AsDateTime(FeelValue value) =>
        value switch
        {
            FeelDateTime dateTime => dateTime,
            FeelDate date => new(date, FeelTime.Of(0, 0, 0, 0, FeelZone.Utc)!),
            _ => null,
        };

    // A date counts as its midnight in UTC; a local date and time and one with a zone have no distance.
    static FeelDaysDuration? Between(FeelDateTime? left, FeelDateTime? right) =>
        left is null || right is null || left.Zone is null != right.Zone is null ? null : new(left.UtcNanos - right.UtcNanos);

    static FeelValue? Shift(FeelValue moment, FeelValue duration, int sign) =>
        (moment, duration) switch
        {
            (FeelTime t, FeelDaysDuration d) => FeelTime.OfNanos(t.NanoOfDay + (sign * d.Nanos), t.Zone),
            (FeelDateTime t, FeelDaysDuration d) => FeelDateTime.FromLocalNanos(t.LocalNanos + (sign * d.Nanos), t.Zone),
            (FeelDateTime t, FeelMonthsDuration d) => t.Date.AddMonths(sign * d.Months) is { } date ? new FeelDateTime(date, t.Time) : null,
            (FeelDate day, FeelMonthsDuration d) => day.AddMonths(sign * d.Months),
            (FeelDate day, FeelDaysDuration d) => FeelDateTime
                .FromLocalNanos((Math.BigMul(day.DayNumber, FeelTime.NanosPerDay)) + (sign * d.Nanos), null)
                ?.Date,
            _ => null,
        };

    static FeelDaysDuration? Scale(FeelDaysDuration duration, Decimal34 factor, Func<Decimal34, Decimal34, Decimal34?> operation) =>
        operation(FromInt128(duration.Nanos), factor)?.Truncate(0) is { } nanos && Decimal34.Abs(nanos) < LargestNanos
            ? new((Int128)nanos.Scaled())
            : null;

    static FeelMonthsDuration? Scale(FeelMonthsDuration duration, Decimal34 factor, Func<Decimal34, Decimal34, Decimal34?> operation) =>
        operation(duration.Months, factor)?.Truncate(0).ToInt64() is { } months and > -LargestMonths and < LargestMonths
            ? new(months)
            : null;

    const long LargestMonths = 1_000_000_000_000_000;

    static readonly Decimal34 LargestNanos = Decimal34.Parse("1E33")!.Value;

    static Decimal34 FromInt128(Int128 value) =>
        Decimal34.Parse(value.ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? Decimal34.Zero;
}
