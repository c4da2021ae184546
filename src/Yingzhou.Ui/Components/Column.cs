using Microsoft.AspNetCore.Components;

namespace Yingzhou.Ui.Components;

/// <summary>A column of a <see cref="DataTable{TItem}"/>: text by <see cref="Of"/>, anything else by <see cref="ChildContent"/>.</summary>
public sealed class Column<TItem> : ComponentBase
{
    [CascadingParameter]
    DataTable<TItem>? Table { get; set; }

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public Func<TItem, string?>? Of { get; set; }

    [Parameter]
    public RenderFragment<TItem>? ChildContent { get; set; }

    /// <summary>Numbers stand right, so that their digits line up.</summary>
    [Parameter]
    public bool Number { get; set; }

    /// <summary>The same page sorted by this column; <c>null</c> when it cannot be.</summary>
    [Parameter]
    public string? SortHref { get; set; }

    /// <summary>ascending or descending when the rows are sorted by this column.</summary>
    [Parameter]
    public string? Sorted { get; set; }

    internal RenderFragment Cell(TItem item) =>
        ChildContent?.Invoke(item) ?? (builder => builder.AddContent(0, Of?.Invoke(item) ?? Show.Unknown));

    protected override void OnInitialized()
    {
        if (Table is null)
            throw new InvalidOperationException("A Column belongs inside a DataTable");
        Table.Add(this);
    }
}
