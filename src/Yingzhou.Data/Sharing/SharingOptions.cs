using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Data.Sharing;

/// <summary>Limits of the gateway; the page's figures.</summary>
public sealed class SharingOptions
{
    public const string Section = "Sharing";

    /// <summary>Bytes of a request's body, unpacked.</summary>
    [Range(1_024, 16 * 1024 * 1024)]
    public int MostBody { get; set; } = 256 * 1024;

    /// <summary>Unpacked ÷ packed beyond which a body is taken for a bomb.</summary>
    [Range(2, 10_000)]
    public int MostRatio { get; set; } = 100;

    /// <summary>Calls a second and at once, of a new grant.</summary>
    [Range(1, 100_000)]
    public int Rate { get; set; } = 50;

    [Range(1, 100_000)]
    public int Burst { get; set; } = 100;

    public long DailyRows { get; set; } = 100_000;

    public int MonthlySubjects { get; set; } = 5_000;

    /// <summary>Rows of one call; more is a batch.</summary>
    [Range(1, 100_000)]
    public int MostRows { get; set; } = 1_000;

    /// <summary>Rows of one part of a batch.</summary>
    [Range(1, 10_000_000)]
    public int PartRows { get; set; } = 50_000;

    /// <summary>For so long an answer is kept for a repetition.</summary>
    public TimeSpan AnswersKept { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An intent older than this has no process any more that could answer it.</summary>
    public TimeSpan CallsEndWithin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>For so many hours a new grant up to L2 may be given data that the provider did not renew in time, marked as such.</summary>
    [Range(0, 10_000)]
    public int StaleHours { get; set; } = 72;

    /// <summary>Validity of a key, days.</summary>
    public int KeyDays { get; set; } = 365;
}
