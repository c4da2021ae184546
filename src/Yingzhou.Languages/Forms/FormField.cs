using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>A component that a person answers, or that is computed.</summary>
public abstract record FormField : FormComponent
{
    /// <summary>Where the answer lies in the data, dotted, relative to the containers around.</summary>
    public required string Key { get; init; }

    public string? Description { get; init; }

    public bool Required { get; init; }

    /// <summary>readonly or disabled: shown, not to be changed.</summary>
    public FormSwitch ReadOnly { get; init; }

    public JsonNode? DefaultValue { get; init; }

    /// <summary>yz:element: the canonical data element (数据元) that prefills the field.</summary>
    public string? Element => Properties.GetValueOrDefault("yz:element");

    /// <summary>yz:personal: personal information (个人信息).</summary>
    public bool IsPersonal => Properties.GetValueOrDefault("yz:personal") == "true";

    /// <summary>yz:why: why the government asks.</summary>
    public string? Why => Properties.GetValueOrDefault("yz:why");

    /// <summary>yz:format: the shape of the answer in words, for the message when a pattern does not fit.</summary>
    public string? Format => Properties.GetValueOrDefault("yz:format");
}

/// <summary>Always, never, or when an expression (without its leading <c>=</c>) is true.</summary>
public readonly record struct FormSwitch(bool Always, string? When);

/// <summary>A number, or an expression (without its leading <c>=</c>) that gives one.</summary>
public sealed record FormBound(decimal? Value, string? Expression);

public enum TextKind
{
    Any,
    Email,
    Phone,
}

/// <summary>textfield, textarea</summary>
public sealed record FormTextField : FormField
{
    public bool ManyLines { get; init; }
    public TextKind Kind { get; init; }
    public FormBound? MinLength { get; init; }
    public FormBound? MaxLength { get; init; }
    public FormPattern? Pattern { get; init; }
    public string? Prefix { get; init; }
    public string? Suffix { get; init; }
}

/// <summary>number</summary>
public sealed record FormNumberField : FormField
{
    public FormBound? Min { get; init; }
    public FormBound? Max { get; init; }
    public int? DecimalDigits { get; init; }

    /// <summary>Answers are multiples of it.</summary>
    public decimal? Increment { get; init; }

    /// <summary>serializeToString: the answer is a JSON string with all its digits.</summary>
    public bool AsString { get; init; }
    public string? Prefix { get; init; }
    public string? Suffix { get; init; }
}

public enum MomentKind
{
    Date,
    Time,
    DateTime,
}

/// <summary>How a time says its zone. Typed times are China Standard Time (UTC+8).</summary>
public enum MomentZone
{
    /// <summary>utc_offset: 09:05+08:00</summary>
    Offset,

    /// <summary>utc_normalized: 01:05Z</summary>
    Utc,

    /// <summary>no_timezone: 09:05</summary>
    None,
}

/// <summary>datetime: 2025-09-01, 09:05+08:00 or 2025-09-01T09:05+08:00</summary>
public sealed record FormMomentField : FormField
{
    public required MomentKind Kind { get; init; }
    public MomentZone Zone { get; init; }
    public bool NotInThePast { get; init; }
    public int? MinuteStep { get; init; }
}

/// <summary>checkbox: true or false. Required means ticked.</summary>
public sealed record FormCheckbox : FormField;

public enum ChoiceKind
{
    /// <summary>radio</summary>
    Radio,

    /// <summary>select</summary>
    Select,

    /// <summary>checklist</summary>
    Checklist,

    /// <summary>taglist</summary>
    Taglist,
}

/// <summary>radio, select (one value), checklist, taglist (a list of values)</summary>
public sealed record FormChoice : FormField
{
    public required ChoiceKind Kind { get; init; }
    public bool Many => Kind is ChoiceKind.Checklist or ChoiceKind.Taglist;
    public required FormOptions Options { get; init; }
}

/// <summary>filepicker: the ids of the files handed in.</summary>
public sealed record FormFilePicker : FormField
{
    /// <summary>As in HTML, e.g. <c>.pdf,.jpg</c>.</summary>
    public string? Accept { get; init; }
    public bool Many { get; init; }
}

/// <summary>expression: computed, never asked.</summary>
public sealed record FormComputed : FormField
{
    /// <summary>Without its leading <c>=</c>.</summary>
    public required string Expression { get; init; }
}
