using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Yingzhou.Ui.Components.Charts;

/// <summary>SVG's text element, whose name Razor keeps for itself.</summary>
public sealed class Words : ComponentBase
{
    [Parameter, EditorRequired]
    public string X { get; set; } = "0";

    [Parameter, EditorRequired]
    public string Y { get; set; } = "0";

    /// <summary>start, middle or end.</summary>
    [Parameter]
    public string? Anchor { get; set; }

    [Parameter]
    public string? Css { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", Css);
        builder.AddContent(5, ChildContent);
        builder.CloseElement();
    }
}
