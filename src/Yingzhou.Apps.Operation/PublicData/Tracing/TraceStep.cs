using System.Text.Json;
using Yingzhou.Assurance.Ledger;

namespace Yingzhou.Apps.Operation.PublicData.Tracing;

/// <summary>One step of a data item's way (全链路溯源), as its public leaf tells it.</summary>
/// <param name="Unit">Department that did it.</param>
sealed record TraceStep(Guid Id, long? Position, string What, string Object, string? Unit, string? Purpose, DateTimeOffset At)
{
    public static TraceStep Read(LedgerLine line, IEnumerable<EvidenceKind> kinds)
    {
        using var leaf = JsonDocument.Parse(line.Leaf);
        return new(
            line.Id,
            line.Position,
            kinds.FirstOrDefault(kind => kind.Kind == line.Kind)?.Title ?? line.Kind,
            line.Object,
            Of(leaf.RootElement, "unit"),
            Of(leaf.RootElement, "purpose"),
            line.At
        );
    }

    static string? Of(JsonElement leaf, string name) => leaf.TryGetProperty(name, out var value) ? value.GetString() : null;
}
