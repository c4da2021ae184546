using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>Where a request stands (申请状态).</summary>
public enum RequestState
{
    /// <summary>待提供部门答复</summary>
    WithProvider,

    /// <summary>已升级: the provider was silent past the deadline; the authority decides in its place. Silence is never consent.</summary>
    Escalated,

    /// <summary>待主管部门同意: L4 leaves with a second consent.</summary>
    WithAuthority,

    /// <summary>已授权</summary>
    Granted,

    /// <summary>已拒绝, with its legal ground.</summary>
    Refused,
}

/// <summary>A field of a request or a grant, as the catalogue registered it then.</summary>
public sealed record SharedField(
    string Column,
    string Name,
    FilterType Type,
    DataLevel Level,
    bool Personal,
    string? Element,
    string Mask = "none"
)
{
    public FieldMask MaskOf => FieldMask.Parse(Mask) ?? new(MaskKind.Null);

    internal static string Write(IReadOnlyList<SharedField> fields) => JsonSerializer.Serialize(fields);

    internal static IReadOnlyList<SharedField> Read(string fields) => JsonSerializer.Deserialize<List<SharedField>>(fields) ?? [];
}

/// <summary>A department asks for data of another (共享申请): what, what for, by which law, which rows, until when.</summary>
public sealed class SharingRequest : Record
{
    public required string Dataset { get; init; }

    public required string DatasetName { get; init; }

    /// <summary>Id of the department that has the data.</summary>
    public required string Provider { get; init; }

    /// <summary>Id of the department that asks.</summary>
    public required string Consumer { get; init; }

    /// <summary>Kebab-case name of the consumer's system that will call.</summary>
    public required string System { get; init; }

    /// <summary>Code of the purpose, <c>DEATH-ONE-THING</c>.</summary>
    public required string Purpose { get; init; }

    public required PurposeKind Kind { get; init; }

    /// <summary>Id of the service item that the purpose names; <c>null</c> for other purposes.</summary>
    public string? Item { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>JSON array of <see cref="SharedField"/>.</summary>
    public required string Fields { get; set; }

    /// <summary>Columns that hold the number of the person a row is about, separated by commas; empty when rows are about nobody.</summary>
    public required string SubjectColumns { get; init; }

    /// <summary>Column by which a row is told from others.</summary>
    public required string KeyColumn { get; init; }

    /// <summary>Filter in JSON; <c>null</c> for all rows.</summary>
    public string? RowFilter { get; init; }

    /// <summary>Files besides single calls (批量).</summary>
    public required bool Batch { get; init; }

    public required DataLevel Level { get; init; }

    public required SharingAttribute Sharing { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public required RequestState State { get; set; }

    /// <summary>Until when whoever it waits for must answer; <c>null</c> when nobody must.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public bool Extended { get; set; }

    /// <summary>Key into <see cref="ShareAnswer.RefusalGrounds"/>.</summary>
    public string? Ground { get; set; }

    /// <summary>What was answered, in words.</summary>
    public string? Answer { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Code of the grant that came of it.</summary>
    public string? Grant { get; set; }

    public bool IsOpen => State is RequestState.WithProvider or RequestState.Escalated or RequestState.WithAuthority;

    public IReadOnlyList<SharedField> FieldList => SharedField.Read(Fields);

    internal void Answered() =>
        Raise(new SharingAnswered(Id, Dataset, Provider, Consumer, Purpose, State.ToString(), Ground, Answer, Grant));
}

/// <summary>A request was agreed to or refused, by the provider or by the authority.</summary>
public sealed record SharingAnswered(
    Guid Request,
    string Dataset,
    string Provider,
    string Consumer,
    string Purpose,
    string State,
    string? Ground,
    string? Answer,
    string? Grant
) : CityEvent(Request.ToString())
{
    public override string Type => "sharing.answered";
}
