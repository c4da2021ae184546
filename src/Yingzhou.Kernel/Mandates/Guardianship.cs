namespace Yingzhou.Kernel;

/// <summary>How long a guardian (监护人) acts for a child. Source: page p18 R8, 民法典 17 (an adult is who has completed eighteen years).</summary>
public static class Guardianship
{
    public const int AdultYears = 18;

    /// <summary>The first instant at which it does not count any more: 00:00 in Shanghai of the day that completes 18 years (as <see cref="ResidentId.AgeOn"/> counts).</summary>
    public static DateTimeOffset EndsAt(DateOnly birthday) => CityTime.StartOf(birthday.AddYears(AdultYears));

    public static bool Holds(DateOnly birthday, DateTimeOffset at) => at < EndsAt(birthday);
}
