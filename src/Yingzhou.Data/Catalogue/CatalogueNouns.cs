using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue;

/// <summary>What a data item holds (数据类型), as the lake stores it.</summary>
public enum ItemType
{
    /// <summary>文本</summary>
    Text,

    /// <summary>整数</summary>
    Integer,

    /// <summary>小数, four places.</summary>
    Decimal,

    /// <summary>日期</summary>
    Date,

    /// <summary>日期时间</summary>
    Moment,

    /// <summary>是否</summary>
    Flag,
}

public enum CatalogueStatus
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已停用</summary>
    Retired,
}

/// <summary>An information system of a department (信息系统), in which datasets arise.</summary>
public sealed class SourceSystem
{
    /// <summary>Kebab-case, e.g. <c>household-register</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Id of the department that owns it.</summary>
    public required string Unit { get; set; }
}

/// <summary>A standard data element (标准数据元): what an item means, wherever it stands. One version is current at any time (一标准).</summary>
public sealed class DataElement
{
    public Guid Id { get; init; } = SortableId.Next();

    /// <summary>Kebab-case, stable over versions.</summary>
    public required string Code { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required ItemType Type { get; init; }

    public int? Length { get; init; }

    /// <summary>值域: a code table, a pattern or a sentence; <c>null</c> when anything of the type may stand.</summary>
    public string? Domain { get; init; }

    public required DataLevel Level { get; init; }

    /// <summary>The standard or office that says what it means.</summary>
    public required string Source { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; set; }
}

/// <summary>A catalogue of one dataset (公共数据目录): what a department holds, who may have it, how often it is renewed.</summary>
public sealed class DataCatalogue : Record
{
    /// <summary>资源代码: class 1 digit, item 2, 目 3, 细目 any, a slash and a sequence: <c>309011/000001</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Kebab-case name of its dataset in the lake; never changes.</summary>
    public required string Dataset { get; init; }

    public required string Name { get; set; }

    public string Abstract { get; set; } = "";

    public required string System { get; set; }

    /// <summary>Id of the department that provides it.</summary>
    public required string Provider { get; set; }

    public string Format { get; set; } = "";

    public SharingAttribute? Sharing { get; set; }

    public string SharingCondition { get; set; } = "";

    public string SharingMode { get; set; } = "";

    public OpenAttribute? Opening { get; set; }

    public UpdateCycle? Cycle { get; set; }

    public string RelatedCode { get; set; } = "";

    public string LegalBasis { get; set; } = "";

    public CatalogueStatus Status { get; set; }

    public DateOnly? PublishedOn { get; set; }

    /// <summary>The highest level of its items.</summary>
    public DataLevel Level { get; set; } = DataLevel.L1;

    public int ItemCount { get; set; }

    /// <summary>When its newest version came into the lake; <c>null</c> before the first.</summary>
    public DateTimeOffset? LoadedAt { get; set; }

    public long? Rows { get; set; }

    public bool? IsOnTime(DateTimeOffset now) => Cycle is { } cycle ? CollectionPromise.IsOnTime(cycle, LoadedAt, now) : null;

    public CatalogueMetadata Metadata =>
        new()
        {
            Name = Name,
            Abstract = Abstract,
            Provider = Provider,
            Format = Format,
            Sharing = Sharing,
            SharingCondition = SharingCondition,
            SharingMode = SharingMode,
            Opening = Opening,
            Cycle = Cycle,
            PublishedOn = PublishedOn,
            RelatedCode = RelatedCode,
            LegalBasis = LegalBasis,
        };
}

/// <summary>A data item (数据项): a column of a dataset.</summary>
public sealed class DataItem
{
    public required Guid CatalogueId { get; init; }

    /// <summary>From 1, in the order of the table.</summary>
    public required int Ordinal { get; init; }

    public required string Name { get; set; }

    /// <summary>Name of the column, e.g. <c>sfzh</c>; unique in its catalogue.</summary>
    public required string Column { get; set; }

    public required ItemType Type { get; set; }

    public int? Length { get; set; }

    public bool Required { get; set; }

    public string? CodeTable { get; set; }

    public required DataLevel Level { get; set; }

    /// <summary>It is about a person who can be told from it.</summary>
    public bool Personal { get; set; }

    /// <summary>Code of its standard element; <c>null</c> while it was given none.</summary>
    public string? Element { get; set; }
}

/// <summary>A department's stored claim to an element (数源登记).</summary>
public sealed class StoredClaim : Record
{
    public required string Element { get; init; }

    public required string Unit { get; init; }

    public required ClaimGround Ground { get; set; }

    /// <summary>The law or duty that the ground rests on.</summary>
    public string Basis { get; set; } = "";

    /// <summary>Key of the dataset that carries it.</summary>
    public required string Dataset { get; init; }

    /// <summary>Measured share of right values, 0–1.</summary>
    public double? Accuracy { get; set; }

    /// <summary>The day the claim was registered.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Decided by arbitration: it is the source although another claim ties with it.</summary>
    public bool Chosen { get; set; }

    /// <summary>Why it was chosen.</summary>
    public string? Reason { get; set; }
}
