namespace Yingzhou.Support.Cases.Storage;

/// <summary>
/// What happened on a day at a unit for an item in a place: kept in the same transaction as the cases, so that it never has to be recounted, only checked.
/// </summary>
sealed class CaseCount
{
    public required DateOnly Day { get; init; }

    public required string Unit { get; init; }

    public required string ItemCode { get; init; }

    public required string Region { get; init; }

    public int Submitted { get; set; }

    public int Finished { get; set; }

    /// <summary>Finished cases whose deadline is this day and was kept, whenever they were finished; with <see cref="Late"/> the on-time rate of a period.</summary>
    public int OnTime { get; set; }

    public int Late { get; set; }

    public int Rated { get; set; }

    public int RatedGood { get; set; }
}

/// <summary>Last serial given on a day.</summary>
sealed class NumberRow
{
    public required DateOnly Day { get; init; }

    public required int Last { get; set; }
}
