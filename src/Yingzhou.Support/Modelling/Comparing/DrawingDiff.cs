using System.Text.Json;
using System.Xml;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling.Comparing;

/// <summary>
/// What differs between two versions of a drawing (改动对照): elements are the same when their ids are, whatever their place in the file. Layout is no change:
/// a task moved on the sheet does the same.
/// </summary>
static class DrawingDiff
{
    /// <returns><c>null</c> when one of the texts cannot be read as a drawing of this kind.</returns>
    public static IReadOnlyList<DrawingChange>? Of(ModelKind kind, string before, string after)
    {
        try
        {
            return Compare(Elements(kind, before), Elements(kind, after));
        }
        catch (Exception unreadable) when (unreadable is XmlException or JsonException or InvalidDataException)
        {
            return null;
        }
    }

    static IReadOnlyList<DrawingElement> Elements(ModelKind kind, string text) =>
        kind switch
        {
            ModelKind.Process => ProcessElements.Of(text),
            ModelKind.Decision => DecisionElements.Of(text),
            _ => FormElements.Of(text),
        };

    static List<DrawingChange> Compare(IReadOnlyList<DrawingElement> before, IReadOnlyList<DrawingElement> after)
    {
        var was = before.DistinctBy(element => element.Id).ToDictionary(element => element.Id);
        var becomes = after.DistinctBy(element => element.Id).ToDictionary(element => element.Id);
        return
        [
            .. becomes.Values.Where(element => !was.ContainsKey(element.Id)).Select(element => new DrawingChange(element.Id, element.Label, ChangeKind.Added, Said(element))),
            .. becomes
                .Values.Where(element => was.ContainsKey(element.Id))
                .Select(element => new DrawingChange(element.Id, element.Label, ChangeKind.Changed, Differences(was[element.Id], element)))
                .Where(change => change.Details.Count > 0),
            .. was.Values.Where(element => !becomes.ContainsKey(element.Id)).Select(element => new DrawingChange(element.Id, element.Label, ChangeKind.Removed, Said(element))),
        ];
    }

    static List<string> Said(DrawingElement element) => [.. element.Properties.Select(property => $"{property.Key}：{property.Value}")];

    static List<string> Differences(DrawingElement before, DrawingElement after) =>
        [
            .. before
                .Properties.Keys.Union(after.Properties.Keys)
                .Where(name => before.Properties.GetValueOrDefault(name) != after.Properties.GetValueOrDefault(name))
                .Select(name => $"{name}：{before.Properties.GetValueOrDefault(name, "（无）")} → {after.Properties.GetValueOrDefault(name, "（无）")}"),
        ];
}
