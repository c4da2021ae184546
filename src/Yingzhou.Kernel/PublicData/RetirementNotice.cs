namespace Yingzhou.Kernel;

/// <summary>How long those who use a catalogue know beforehand that it goes (停用公告期). Source: p01 §4; a parameter.</summary>
public static class RetirementNotice
{
    /// <summary>Calendar days.</summary>
    public const int Days = 30;

    /// <param name="announced">The day of the notice does not count.</param>
    /// <returns>The first day on which it may be gone.</returns>
    public static DateOnly Earliest(DateOnly announced) => announced.AddDays(Days + 1);
}
