namespace Yingzhou.Kernel;

/// <summary>Why a clock stands still. Each ground must be told to the applicant in writing.</summary>
public enum PauseGround
{
    /// <summary>补正: the applicant completes the file (行政许可法 32).</summary>
    Supplement,

    /// <summary>特别程序: hearing, tender, auction, inspection, testing, quarantine, appraisal, expert review (行政许可法 45).</summary>
    SpecialProcedure,
}

/// <summary>
/// An interval that does not count. The clock stands from the end of <paramref name="Requested"/>, which still counts, to the end of
/// <paramref name="Returned"/>, which does not: the next working day is the first that counts again.
/// </summary>
/// <param name="Returned"><c>null</c> while the clock is still standing.</param>
/// <param name="LegalBasis">Law and article, as told to the applicant.</param>
public sealed record ClockPause(DateOnly Requested, DateOnly? Returned, PauseGround Ground, string LegalBasis);

/// <summary>An extension (延长办理期限) granted by the head of the organ, with its reason told to the applicant (行政许可法 42).</summary>
public sealed record ClockExtension(DateOnly Granted, int Days, string LegalBasis);
