namespace Yingzhou.Kernel;

/// <summary>受侵害的客体: whom it hurts when the system is broken.</summary>
public enum HarmedObject
{
    /// <summary>公民、法人和其他组织的合法权益</summary>
    Citizens,

    /// <summary>社会秩序、公共利益</summary>
    Society,

    /// <summary>国家安全</summary>
    Nation,
}

/// <summary>侵害程度</summary>
public enum HarmDegree
{
    /// <summary>一般损害</summary>
    Ordinary,

    /// <summary>严重损害</summary>
    Serious,

    /// <summary>特别严重损害</summary>
    VerySerious,
}

/// <summary>
/// 网络安全等级保护定级 (GB/T 22240-2020, the matrix of object and degree) and how often a level is assessed (信息安全等级保护管理办法 art. 14: level 3 once a year, level 4 every half year; level 2 every two
/// years by p14 R1).
/// </summary>
public static class ProtectionGrade
{
    public const int FilingFrom = 2;

    /// <returns>1–5.</returns>
    public static int Of(HarmedObject harmed, HarmDegree degree) =>
        (harmed, degree) switch
        {
            (HarmedObject.Citizens, HarmDegree.Ordinary) => 1,
            (HarmedObject.Citizens, _) => 2,
            (HarmedObject.Society, _) => 2 + (int)degree,
            _ => 3 + (int)degree,
        };

    /// <summary>G = max(S, A): business information and system service.</summary>
    public static int Of(int information, int service) => Math.Max(information, service);

    /// <returns><c>null</c>: such a level is not assessed by a calendar (1: by oneself; 5: as its special need asks).</returns>
    public static DateOnly? NextAssessment(int grade, DateOnly last) =>
        grade switch
        {
            2 => last.AddYears(2),
            3 => last.AddYears(1),
            4 => last.AddMonths(6),
            _ => null,
        };

    /// <summary>Days beyond the day on which it had to be assessed; 0 on that day and before.</summary>
    public static int DaysOverdue(int grade, DateOnly last, DateOnly today) =>
        NextAssessment(grade, last) is { } due ? Math.Max(0, today.DayNumber - due.DayNumber) : 0;
}
