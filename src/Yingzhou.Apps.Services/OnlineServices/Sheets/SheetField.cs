using System.Text.RegularExpressions;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Sheets;

public enum FieldKind
{
    Text,
    Paragraph,
    Number,
    Select,
    Radio,
    Checkbox,
    Checklist,
    Moment,
}

/// <summary>One question of a form (表单字段).</summary>
public sealed record SheetField
{
    public required FieldKind Kind { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public string? Hint { get; init; }

    /// <summary>Why the government asks.</summary>
    public string? Why { get; init; }

    /// <summary>The data element (数据元) behind it.</summary>
    public string? Element { get; init; }

    public bool Required { get; init; }

    public int? MaxLength { get; init; }

    public Regex? Pattern { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>How HTML calls the moment: date, time, datetime-local.</summary>
    public string MomentType { get; init; } = "date";

    /// <summary>FEEL without its leading <c>=</c>; when it is true the field is not asked.</summary>
    public string? Hide { get; init; }
}

/// <summary>Fields that belong together, under a heading of their own or none, after a text or none.</summary>
public sealed record SheetGroup(string? Title, string? Text, IReadOnlyList<SheetField> Fields);

/// <summary>A form as a page shows it (申请表).</summary>
public sealed record Sheet(IReadOnlyList<SheetGroup> Groups)
{
    public IEnumerable<SheetField> Fields => Groups.SelectMany(group => group.Fields);
}
