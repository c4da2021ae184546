using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden;

/// <summary>What records are joined to (主记录类型): persons, enterprises.</summary>
/// <param name="Id">Kebab-case, e.g. <c>person</c>.</param>
/// <param name="Dataset">The dataset in the lake that holds the golden records, a version for each build.</param>
/// <param name="Registers">Datasets whose records are joined.</param>
public sealed record GoldenKind(string Id, string Title, string Dataset, IReadOnlyList<string> Registers);

/// <summary>The last build of a kind (主记录构建): from these versions of the registers, the same ones give the same records.</summary>
public sealed class GoldenBuild
{
    public required string Kind { get; init; }

    /// <summary>Names the versions it was made from and the definition; the batch in the lake is called after it.</summary>
    public required string Batch { get; set; }

    /// <summary>Records of the registers.</summary>
    public required int Records { get; set; }

    /// <summary>Golden records.</summary>
    public required int Golden { get; set; }

    /// <summary>Golden records with more than one record behind them.</summary>
    public required int Joined { get; set; }

    /// <summary>Golden records in which registers contradict each other.</summary>
    public required int Conflicting { get; set; }

    /// <summary>Pairs that only a clerk can judge (待人工判定); they were left apart.</summary>
    public required int Unclear { get; set; }

    public required int Milliseconds { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Why there is none, or why the last one stands although registers are newer.</summary>
    public string? Reason { get; set; }
}

/// <summary>A person or an enterprise as the registers together know it (主记录). Values are masked by their level.</summary>
/// <param name="Id">主记录号: stable while its least record is.</param>
public sealed record GoldenRecord(string Kind, string Id, IReadOnlyList<GoldenField> Fields, int Members, int Conflicts);

/// <param name="Value"><c>null</c> when no register has one.</param>
/// <param name="Source">The dataset it comes from.</param>
/// <param name="Others">What other registers say instead.</param>
public sealed record GoldenField(
    string Name,
    string Title,
    DataLevel Level,
    string? Value,
    string? Source,
    GoldenGround? Ground,
    IReadOnlyList<GoldenOther> Others
);

public sealed record GoldenOther(string Source, string Value);

public enum GoldenDisputeState
{
    /// <summary>待来源部门答复</summary>
    Open,

    /// <summary>来源已认可: it is mended at the source.</summary>
    Accepted,

    /// <summary>来源无误</summary>
    Rejected,
}

/// <summary>Somebody says that a value of a golden record is wrong (主记录异议): its source department answers, nobody mends it here.</summary>
public sealed class GoldenDispute : Record
{
    public required string Kind { get; init; }

    public required string Golden { get; init; }

    public required string Field { get; init; }

    /// <summary>The dataset the value comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Id of the department that provides it.</summary>
    public required string Unit { get; init; }

    public required string Reason { get; init; }

    public GoldenDisputeState State { get; set; }

    /// <summary>Ten working days.</summary>
    public required DateOnly DueOn { get; init; }

    public string? Answer { get; set; }

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}
