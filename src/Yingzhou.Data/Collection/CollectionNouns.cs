using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Collection;

public enum SourceKind
{
    /// <summary>PostgreSQL 数据库</summary>
    PostgreSql,

    /// <summary>SQLite 文件</summary>
    Sqlite,

    /// <summary>HTTP JSON 接口</summary>
    HttpJson,
}

/// <summary>A source that is pulled by plan (采集源): a table, a query or an interface of a department, for one dataset.</summary>
public sealed class CollectionSource : Record
{
    /// <summary>Kebab-case.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    /// <summary>Id of the department that provides it.</summary>
    public required string Unit { get; init; }

    public required string Dataset { get; init; }

    public required SourceKind Kind { get; init; }

    /// <summary>Connection string, file below an allowed folder, or URL with <c>{after}</c> or <c>{page}</c>, and <c>{size}</c>. Sealed: it may carry a password.</summary>
    public required Personal Address { get; set; }

    /// <summary>Value of the header <c>Authorization</c> of an interface; sealed.</summary>
    public Personal? Secret { get; set; }

    /// <summary>A table or view, a <c>select</c>, or for an interface the path to the rows, e.g. <c>data.items</c>; empty when the answer is the array.</summary>
    public required string Query { get; set; }

    /// <summary>A column with a value of its own in each row, by which it is read in pages and resumed; empty for an interface that counts pages.</summary>
    public required string KeyColumn { get; set; }

    public required int PageSize { get; set; }

    public int? EveryMinutes { get; set; }

    public TimeOnly? DailyAt { get; set; }

    public bool IsOn { get; set; } = true;

    public PullSchedule Schedule => new(EveryMinutes, DailyAt);
}

public enum CollectionState
{
    /// <summary>采集中</summary>
    Running,

    /// <summary>中断待续: it goes on from the last confirmed key.</summary>
    Interrupted,

    /// <summary>已入湖</summary>
    Loaded,

    /// <summary>无变化: the same rows as last time; the version that stands is confirmed.</summary>
    Unchanged,

    /// <summary>已退回: the lake did not take it.</summary>
    Refused,

    /// <summary>失败: given up after several tries; nothing of it is in the lake.</summary>
    Failed,
}

/// <summary>One pull of a source (采集). This row says how far it came; what lies in its file beyond that does not exist.</summary>
public sealed class CollectionRun
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid SourceId { get; init; }

    /// <summary>The source's id while it is open: one source has one open pull.</summary>
    public Guid? OpenKey { get; set; }

    public CollectionState State { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Sign of life of whoever pulls.</summary>
    public DateTimeOffset BeatAt { get; set; }

    public string Owner { get; set; } = "";

    public DateTimeOffset? EndedAt { get; set; }

    public long Rows { get; set; }

    public int Pages { get; set; }

    /// <summary>Last confirmed key or page; <c>null</c> at the beginning.</summary>
    public string? After { get; set; }

    /// <summary>Bytes of its file that are confirmed.</summary>
    public long Bytes { get; set; }

    /// <summary>Every page was read; the lake is to take it.</summary>
    public bool IsWhole { get; set; }

    public int Interruptions { get; set; }

    public DateTimeOffset? TryAgainAt { get; set; }

    public string? Reason { get; set; }

    /// <summary>Of all rows, to know them again.</summary>
    public string? Digest { get; set; }

    /// <summary>Version in the lake.</summary>
    public int? Number { get; set; }
}

/// <param name="NextAt"><c>null</c> when it is switched off.</param>
public sealed record CollectionView(CollectionSource Source, CollectionRun? Last, DateTimeOffset? NextAt);

public sealed record RegisterSource(
    string Code,
    string Title,
    string Unit,
    string Dataset,
    SourceKind Kind,
    string Address,
    string? Secret,
    string Query,
    string KeyColumn,
    int PageSize,
    PullSchedule Schedule
);
