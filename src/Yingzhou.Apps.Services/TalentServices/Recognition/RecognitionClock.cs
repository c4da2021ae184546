using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>Days of a recognition (认定时限, a10 §3–4): one working day when registers prove everything, five with a person, five of publicity from category C up.</summary>
public static class RecognitionClock
{
    public const int SettledWorkdays = 1;
    public const int ReviewWorkdays = 5;
    public const int PublicityWorkdays = 5;

    /// <summary>Who deceived is not recognised for so long (弄虚作假追溯).</summary>
    public const int LookBackYears = 5;

    public static Outcome<DueDay> Due(Workdays workdays, DateOnly submitted, bool settled) =>
        workdays.AddWorkdaysOpen(submitted, settled ? SettledWorkdays : ReviewWorkdays);

    public static Outcome<DueDay> PublicUntil(Workdays workdays, DateOnly from) => workdays.AddWorkdaysOpen(from, PublicityWorkdays);

    /// <summary>Whether a category is made public before it is granted; the limit itself is.</summary>
    public static bool IsPublic(string category, string from) => string.CompareOrdinal(category, from) <= 0;

    /// <summary>A deception exactly five years ago no longer bars.</summary>
    public static bool Bars(DateOnly revoked, DateOnly today) => today < revoked.AddYears(LookBackYears);
}
