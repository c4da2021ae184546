namespace Yingzhou.Support.Cases.Content;

/// <summary>How long it may last (办理时限), in working days from acceptance. The promise never exceeds the statute.</summary>
public sealed record ClockTerms
{
    public required ClockKind Kind { get; init; }

    /// <summary>法定时限; <c>null</c> when no law sets one, which is not the same as zero.</summary>
    public required int? StatutoryWorkdays { get; init; }

    /// <summary>承诺时限, at least 1: what is done on the spot (即办) is promised for the next working day at the latest.</summary>
    public required int PromisedWorkdays { get; init; }

    /// <summary>By how many days the head may extend it (延期), with notice of the reason.</summary>
    public int ExtensionWorkdays { get; init; }

    /// <summary>What the law says where it does not count in working days: 十五日（自然日）.</summary>
    public string? Note { get; init; }
}

/// <summary>
/// Which clock runs: <see cref="Licence"/> 行政许可法第四十二条 (20 working days and 10 more by the head), <see cref="OwnStatute"/> a term of
/// the item's own law, <see cref="OnTheSpot"/> 即办件, <see cref="PromiseOnly"/> no statutory term, <see cref="Internal"/> between units of
/// the administration.
/// </summary>
public enum ClockKind
{
    Licence,
    OwnStatute,
    OnTheSpot,
    PromiseOnly,
    Internal,
}
