using Microsoft.AspNetCore.Components;

namespace Yingzhou.Ui.Components;

/// <summary>What <see cref="Field"/>, <see cref="Choice"/> and <see cref="FileField"/> have in common.</summary>
public abstract class Question : ComponentBase
{
    /// <summary>The name under which the answer is posted; also the id that an <see cref="ErrorSummary"/> leads to.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>免填: where a value that is filled in already comes from, e.g. 来自市公安局人口库.</summary>
    [Parameter]
    public string? Known { get; set; }

    [Parameter]
    public string? Error { get; set; }

    /// <summary>Why the government asks; shown on request.</summary>
    [Parameter]
    public string? Why { get; set; }

    protected string? DescribedBy => FieldFrame.DescribedBy(Name, Hint, Known, Error);

    protected string? Required => Optional ? null : "true";

    protected string? Invalid => Error is null ? null : "true";
}
