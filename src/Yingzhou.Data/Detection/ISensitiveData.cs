using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Detection;

/// <summary>Personal information in columns that nobody declared as such (敏感数据识别): every new version of a dataset is looked at, column by column, and its owner decides what was found.</summary>
public interface ISensitiveData
{
    /// <summary>What was found or is watched, conflicts first.</summary>
    Task<IReadOnlyList<SensitiveFinding>> List(CancellationToken cancel = default);

    /// <summary>What a dataset is treated as until its owner has decided: the higher of what was declared and what was found.</summary>
    Task<DataLevel> LevelOf(string dataset, DataLevel declared, CancellationToken cancel = default);

    /// <param name="isRight">It is personal information; else why it is not.</param>
    Task<Outcome<SensitiveFinding>> Decide(
        string dataset,
        string column,
        bool isRight,
        string? reason,
        Subject official,
        CancellationToken cancel = default
    );

    /// <summary>Looks at the next version that nobody looked at.</summary>
    /// <returns>How many columns.</returns>
    Task<int> Look(CancellationToken cancel = default);
}

/// <summary>A column as it was found.</summary>
public sealed class SensitiveFinding
{
    public required string Dataset { get; init; }

    public required string ColumnName { get; init; }

    /// <summary>Of the dataset, when it was looked at.</summary>
    public required string DatasetName { get; set; }

    public required string Provider { get; set; }

    /// <summary>Number of the version.</summary>
    public required int Number { get; set; }

    public SensitiveKind? Kind { get; set; }

    public required int Hits { get; set; }

    public required int Sampled { get; set; }

    public required ColumnStanding Standing { get; set; }

    public required DataLevel Declared { get; set; }

    public required DataLevel Proposed { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary><c>true</c>: the owner says it is; <c>false</c>: it is not; <c>null</c>: not decided.</summary>
    public bool? IsConfirmed { get; set; }

    public string? DecidedBy { get; set; }

    public string? Reason { get; set; }

    public bool IsConflict => Standing is ColumnStanding.Found && Declared < Proposed && IsConfirmed is null;

    public string Words => new ColumnFinding(ColumnName, Kind, Hits, Sampled, Standing, Proposed, IsConflict).Words;
}

/// <summary>The version that was looked at last.</summary>
sealed class LookedAt
{
    public required string Dataset { get; init; }

    public required int Number { get; set; }
}
