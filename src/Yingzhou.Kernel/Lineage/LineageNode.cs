namespace Yingzhou.Kernel;

/// <summary>What stands on the way of data (血缘节点), from a department's table to a figure.</summary>
public enum LineageKind
{
    /// <summary>信息系统</summary>
    System,

    /// <summary>来源表: a table, a query or an interface of a department.</summary>
    Table,

    /// <summary>数据集</summary>
    Dataset,

    /// <summary>质量规则</summary>
    Rule,

    /// <summary>共享申请, still open.</summary>
    Request,

    /// <summary>共享授权</summary>
    Grant,

    /// <summary>开放数据集</summary>
    Opening,

    /// <summary>指标</summary>
    Indicator,
}

/// <param name="Id">As its engine names it: a dataset's key, a grant's code.</param>
public readonly record struct LineageNode(LineageKind Kind, string Id)
{
    public LineagePoint Whole => new(this, null);

    public LineagePoint Column(string column) => new(this, column);

    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>A column of a node, or all of it.</summary>
/// <param name="Column"><c>null</c> for the node as a whole; <see cref="SomeColumn"/> where its engine does not know which.</param>
public readonly record struct LineagePoint(LineageNode Node, string? Column)
{
    public const string SomeColumn = "*";

    public bool IsColumn => Column is not null and not SomeColumn;

    public override string ToString() => Column is null ? Node.ToString() : $"{Node}.{Column}";
}

/// <summary>How data comes from one point to another (流转方式).</summary>
public enum LineageWay
{
    /// <summary>编目: the catalogue says in which system it arises.</summary>
    Registered,

    /// <summary>采集</summary>
    Collected,

    /// <summary>高铁</summary>
    Followed,

    /// <summary>回流</summary>
    Flowed,

    /// <summary>质量检测</summary>
    Checked,

    /// <summary>共享</summary>
    Shared,

    /// <summary>开放</summary>
    Opened,

    /// <summary>归并: records of one person or enterprise.</summary>
    Merged,

    /// <summary>计算: a formula names it.</summary>
    Counted,

    /// <summary>外部作业: somebody else's job told of it.</summary>
    Told,
}

/// <summary>What a way does to the level of what it carries. Source: p15 R2, p01 R2.</summary>
public enum LevelTreatment
{
    /// <summary>照旧: what comes of it is as sensitive as it was.</summary>
    Kept,

    /// <summary>脱敏: its identifying part is hidden, it counts one level lower.</summary>
    Masked,

    /// <summary>过闸: a gate measured what came of it and let it through; only that lowers a level by more.</summary>
    Gated,
}

/// <param name="From">
/// As a whole: it depends on there being one, not on any of its columns. <see cref="LineagePoint.SomeColumn"/>: on some column, nobody knows which.
/// </param>
/// <param name="To">As a whole: all of it hangs on <paramref name="From"/>, e.g. on the column by which its rows are chosen.</param>
public sealed record LineageEdge(LineagePoint From, LineagePoint To, LineageWay Way, LevelTreatment Treatment = LevelTreatment.Kept);

/// <summary>What is known of a node.</summary>
/// <param name="Units">Departments that answer for it or use it: ids, or the plan's own names where it is an application that names them.</param>
/// <param name="Levels">By column, as declared; columns that are not named have none.</param>
public sealed record LineageEntry(
    LineageNode Node,
    string Title,
    IReadOnlyList<string> Units,
    IReadOnlyDictionary<string, DataLevel>? Levels = null
);
