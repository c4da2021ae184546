using System.Text.Json.Serialization;
using Yingzhou.Assurance.Organisation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A service item (政务服务事项) with its implementation list (实施清单): what somebody may ask of the government, what it takes, how long
/// it may last and what comes out. One version of one item is one file; elements follow GB/T 39554.2-2020 where a case needs them.
/// </summary>
public sealed record ServiceItem
{
    /// <summary>Kebab-case and stable for ever; the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>Twelve digits laid out like the basic catalogue code of GB/T 39554.1-2020; see the README of <c>items/</c>.</summary>
    public required string Code { get; init; }

    public required int Version { get; init; }

    /// <summary>Cases submitted from this day on are judged by this version.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    public required string Name { get; init; }

    /// <summary>Words in which people look for it: 开饭店, 孩子落户口.</summary>
    public required IReadOnlyList<string> AlsoCalled { get; init; }

    /// <summary>Two sentences in plain words: for whom, and what for.</summary>
    public required string Summary { get; init; }

    public required PowerKind Kind { get; init; }

    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>Family of the competent department; with <see cref="Level"/> and the place of the matter it names one department.</summary>
    public required string Department { get; init; }

    /// <summary>At which level it is decided.</summary>
    public required DivisionLevel Level { get; init; }

    /// <summary>Divisions in which it can be applied for.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    public required IReadOnlyList<LegalBasis> LegalBasis { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    public required ClockTerms Clock { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public required IReadOnlyList<Material> Materials { get; init; }

    /// <summary>
    /// Decision table (DMN) that names the materials for given answers. Either it decides, or each material's own
    /// <see cref="Material.When"/> does; never both.
    /// </summary>
    public string? MaterialsDecision { get; init; }

    /// <summary><c>null</c> when the item is not open to commitments.</summary>
    public CommitmentTerms? Commitment { get; init; }

    public IReadOnlyList<SpecialProcedure> SpecialProcedures { get; init; } = [];

    /// <summary>Families of departments that must sign as well (会签部门); the process asks them in parallel.</summary>
    public IReadOnlyList<string> Countersigners { get; init; } = [];

    public required ItemOutcome Outcome { get; init; }

    public required Fee Fee { get; init; }

    /// <summary>How often one has to come in person (跑动次数): 0 or 1.</summary>
    public required int Trips { get; init; }

    public required IReadOnlyList<DeliveryWay> Delivery { get; init; }

    /// <summary>Id of the form, <c>forms/{id}.form.json</c>.</summary>
    public required string Form { get; init; }

    /// <summary>Id of the process, <c>processes/{id}.bpmn</c>.</summary>
    public required string Process { get; init; }

    /// <summary>
    /// Whether its outcome cannot be taken back (不可撤销): once such a leg of a bundle is done, the bundle can only be corrected.
    /// </summary>
    public bool Irreversible { get; init; }

    /// <summary>
    /// How its outcome is undone when the bundle it belongs to is withdrawn or refused further on (恢复步骤): 停止统发. <c>null</c> when nothing has to be.
    /// </summary>
    public string? Undo { get; init; }

    /// <summary>Whether silence past the statutory term means consent (默认同意): only where the law or the city says so.</summary>
    public bool DefaultApproval { get; init; }

    /// <summary>What the applicant may do against a refusal (救济途径).</summary>
    public required string Remedy { get; init; }

    /// <summary>Id of the family (事项族) it was made of; <c>null</c> when it has a file of its own.</summary>
    [JsonIgnore]
    public string? Family { get; init; }

    /// <summary>Whether it is about something the applicant holds already: a change, a renewal, an end. Most people who ask ask for the beginning.</summary>
    [JsonIgnore]
    public bool FollowsUp { get; init; }
}

/// <summary>
/// Kinds of power (事项类型): 行政许可, 行政确认, 行政给付, 其他行政权力 (a filing 备案 among them), 公共服务, 机关内部事项.
/// </summary>
public enum PowerKind
{
    Licence,
    Confirmation,
    Payment,
    OtherPower,
    PublicService,
    Internal,
}

/// <summary>Who may apply (办理对象): a citizen 自然人, an enterprise 法人, a unit of the administration 机关单位.</summary>
public enum Subject
{
    Citizen,
    Enterprise,
    Unit,
}

/// <summary>How the outcome reaches the applicant (送达方式): electronic 电子证照, by mail 邮寄, at the counter 窗口领取.</summary>
public enum DeliveryWay
{
    Electronic,
    Mail,
    Counter,
}
