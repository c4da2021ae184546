namespace Yingzhou.Ui.Components.Charts;

/// <summary>A box of a flow.</summary>
/// <param name="Layer">Which column it stands in, from 0 on the left.</param>
/// <param name="Note">A second line, e.g. what kind of thing it is.</param>
/// <param name="Here">What the picture is about.</param>
public sealed record FlowNode(string Id, string Label, int Layer, string? Note = null, string? Href = null, bool Here = false);

/// <summary>From one box to another.</summary>
/// <param name="Weight">How much; the widest line is the greatest.</param>
/// <param name="Words">What flows, for the table, e.g. 采集 12 列.</param>
public sealed record FlowWay(string From, string To, decimal Weight, string Words, string? Href = null);
