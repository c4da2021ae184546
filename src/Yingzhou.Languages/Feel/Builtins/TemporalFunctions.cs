namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>DMN 1.5 tables 75 and 77: dates in the calendar, the present, and identity.</summary>
static class TemporalFunctions
{
    static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    public static readonly Dictionary<string, BuiltinBody> All = new()
    {
        ["day of year(date: day)"] = a => FeelNumber.Of(Date(a).DayOfYear),
        ["day of week(date: day)"] = a => new FeelString(Days[Date(a).WeekDay - 1]),
        ["month of year(date: day)"] = a => new FeelString(Months[Date(a).Month - 1]),
        ["week of year(date: day)"] = a => FeelNumber.Of(Date(a).WeekOfYear),
        ["now()"] = a => FeelDateTime.From(a.Site.State.Now),
        ["today()"] = a => FeelDateTime.From(a.Site.State.Now).Date,
        // By name one of the two may be left out and is then null; by position both are needed.
        ["is(value1?: any, value2?: any)"] = a => a.Count == 2
            ? FeelBoolean.Of(Same(a[0], a[1]))
            : a.Site.Fail(FeelProblem.WrongArguments, "is compares two values"),
    };

    static FeelDate Date(Arguments a) => a[0] as FeelDate ?? ((FeelDateTime)a[0]!).Date;

    // Unlike "=", the same moment written with another offset is not the same value, and values of different types are simply different.
    static bool Same(FeelValue? left, FeelValue? right) => (left, right) switch
    {
        (FeelTime a, FeelTime b) => a.NanoOfDay == b.NanoOfDay && Equals(a.Zone, b.Zone),
        (FeelDateTime a, FeelDateTime b) => a.Date.Equals(b.Date) && Same(a.Time, b.Time),
        _ => Equals(left, right),
    };
}
