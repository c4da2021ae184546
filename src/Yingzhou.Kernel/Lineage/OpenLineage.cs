using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Kernel;

/// <summary>A way of data as somebody else's job tells it (外部血缘): by which job, when, from where to where.</summary>
/// <param name="Job">Namespace and name, joined by a slash; the next event of the same job takes its place.</param>
public sealed record ToldLineage(string Job, DateTimeOffset At, IReadOnlyList<LineageEdge> Edges);

/// <summary>
/// Lineage in the field's standard JSON (OpenLineage 2-0-2, column lineage facet 1-2-0): a JobEvent for each thing that is made of others. Our nodes are datasets of the namespace <c>yingzhou</c>, named
/// <c>kind/id</c>; those of others keep their own namespace. Source: https://openlineage.io/spec/2-0-2/OpenLineage.json, p01 §5.
/// </summary>
public static class OpenLineage
{
    public const string Namespace = "yingzhou";
    public const string Producer = "https://github.com/yingzhou-city/yingzhou";
    public const string JobEvent = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent";
    const string ColumnFacet = "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet";

    /// <summary>Nodes of others are tables whose id begins so.</summary>
    public const string Foreign = "ol:";

    const int MostEdges = 20_000;

    public static JsonArray Events(LineageGraph graph, DateTimeOffset at) =>
        [
            .. graph
                .Edges.GroupBy(edge => (edge.To.Node, edge.Way))
                .OrderBy(made => made.Key.Node.ToString(), StringComparer.Ordinal)
                .ThenBy(made => made.Key.Way)
                .Select(made => (JsonNode)Event(graph, made.Key.Node, made.Key.Way, [.. made], at)),
        ];

    static JsonObject Event(LineageGraph graph, LineageNode node, LineageWay way, IReadOnlyList<LineageEdge> edges, DateTimeOffset at)
    {
        var fields = new JsonObject();
        foreach (
            var column in edges
                .Where(edge => edge.To.IsColumn)
                .GroupBy(edge => edge.To.Column!)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
        )
            fields[column.Key] = new JsonObject { ["inputFields"] = Inputs(column) };
        var facet = new JsonObject
        {
            ["_producer"] = Producer,
            ["_schemaURL"] = ColumnFacet,
            ["fields"] = fields,
        };
        // What all of it hangs on, e.g. the column by which rows are chosen.
        if (Inputs(edges.Where(edge => !edge.To.IsColumn)) is { Count: > 0 } whole)
            facet["dataset"] = whole;
        var output = Name(node);
        output["facets"] = new JsonObject { ["columnLineage"] = facet };
        return new()
        {
            ["eventTime"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["producer"] = Producer,
            ["schemaURL"] = JobEvent,
            ["job"] = new JsonObject
            {
                ["namespace"] = Namespace,
                ["name"] = $"{Lower(way)}/{Lower(node.Kind)}/{node.Id}",
                ["facets"] = new JsonObject
                {
                    ["documentation"] = new JsonObject
                    {
                        ["_producer"] = Producer,
                        ["_schemaURL"] = "https://openlineage.io/spec/facets/1-1-0/DocumentationJobFacet.json#/$defs/DocumentationJobFacet",
                        ["description"] = graph.TitleOf(node),
                    },
                },
            },
            ["inputs"] = new JsonArray([
                .. edges
                    .Select(edge => edge.From.Node)
                    .Distinct()
                    .OrderBy(one => one.ToString(), StringComparer.Ordinal)
                    .Select(one => (JsonNode)Name(one)),
            ]),
            ["outputs"] = new JsonArray(output),
        };
    }

    static JsonArray Inputs(IEnumerable<LineageEdge> edges) =>
        [
            .. edges
                .Where(edge => edge.From.IsColumn)
                .OrderBy(edge => edge.From.ToString(), StringComparer.Ordinal)
                .Select(edge =>
                {
                    var input = Name(edge.From.Node);
                    input["field"] = edge.From.Column;
                    input["transformations"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = edge.To.IsColumn ? "DIRECT" : "INDIRECT",
                            ["subtype"] =
                                !edge.To.IsColumn ? "FILTER"
                                : edge.Treatment is LevelTreatment.Gated ? "AGGREGATION"
                                : edge.Treatment is LevelTreatment.Masked ? "TRANSFORMATION"
                                : "IDENTITY",
                            ["masking"] = edge.Treatment is not LevelTreatment.Kept,
                        }
                    );
                    return (JsonNode)input;
                }),
        ];

    static JsonObject Name(LineageNode node)
    {
        if (
            node.Kind is LineageKind.Table
            && node.Id.StartsWith(Foreign, StringComparison.Ordinal)
            && node.Id.LastIndexOf('|') is > 0 and var cut
        )
            return new() { ["namespace"] = node.Id[Foreign.Length..cut], ["name"] = node.Id[(cut + 1)..] };
        return new() { ["namespace"] = Namespace, ["name"] = $"{Lower(node.Kind)}/{node.Id}" };
    }

    static string Lower<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();

    /// <summary>Reads one event, of a run or of a job. A run that only began, or failed, tells nothing.</summary>
    public static Outcome<ToldLineage> Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return Wrong("event", "应为一个 OpenLineage 事件对象");
        if (
            !Text(json, "eventTime", out var time)
            || !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        )
            return Wrong("eventTime", "应为带时区的时间");
        if (!json.TryGetProperty("job", out var job) || !Text(job, "namespace", out var space) || !Text(job, "name", out var name))
            return Wrong("job", "应有 namespace 和 name");
        if (space == Namespace)
            return Wrong("job", "本平台自己的作业不能由外部报送");
        var edges = new List<LineageEdge>();
        if (Text(json, "eventType", out var type) && type is not "COMPLETE")
            return new ToldLineage($"{space}/{name}", at, edges);
        var inputs = Datasets(json, "inputs");
        foreach (var output in Datasets(json, "outputs"))
        {
            if (NodeOf(output) is not { } to)
                return Wrong("outputs", "每个数据集应有 namespace 和 name");
            var known = new HashSet<LineageNode>();
            if (output.TryGetProperty("facets", out var facets) && facets.TryGetProperty("columnLineage", out var facet))
            {
                if (facet.TryGetProperty("fields", out var fields) && fields.ValueKind is JsonValueKind.Object)
                    foreach (var field in fields.EnumerateObject())
                        if (Fields(field.Value, "inputFields", to.Column(field.Name), edges, known) is { } wrong)
                            return wrong;
                if (Fields(facet, "dataset", to.Whole, edges, known) is { } unread)
                    return unread;
            }
            // Of an input whose columns nobody named, some column went in.
            foreach (var input in inputs)
                if (NodeOf(input) is not { } from)
                    return Wrong("inputs", "每个数据集应有 namespace 和 name");
                else if (from != to && known.Add(from))
                    edges.Add(new(from.Column(LineagePoint.SomeColumn), to.Column(LineagePoint.SomeColumn), LineageWay.Told));
            if (edges.Count > MostEdges)
                return Wrong("outputs", $"一个事件最多 {MostEdges:N0} 条流转");
        }
        return new ToldLineage($"{space}/{name}", at, edges);
    }

    static Fault? Fields(JsonElement holder, string property, LineagePoint to, List<LineageEdge> edges, HashSet<LineageNode> known)
    {
        if (!holder.TryGetProperty(property, out var list) || list.ValueKind is not JsonValueKind.Array)
            return null;
        foreach (var input in list.EnumerateArray())
        {
            if (NodeOf(input) is not { } from || !Text(input, "field", out var column))
                return Wrong("columnLineage", "inputFields 的每一项应有 namespace、name 和 field");
            // A mask told by somebody else lowers no level here: only our own gate and masks do.
            edges.Add(new(from.Column(column), to, LineageWay.Told));
            known.Add(from);
        }
        return null;
    }

    static IReadOnlyList<JsonElement> Datasets(JsonElement json, string property) =>
        json.TryGetProperty(property, out var list) && list.ValueKind is JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    static LineageNode? NodeOf(JsonElement dataset)
    {
        if (!Text(dataset, "namespace", out var space) || !Text(dataset, "name", out var name))
            return null;
        if (space != Namespace)
            return new(LineageKind.Table, $"{Foreign}{space}|{name}");
        return name.Split('/', 2) is [var kind, { Length: > 0 } id] && Enum.TryParse<LineageKind>(kind, ignoreCase: true, out var known)
            ? new(known, id)
            : null;
    }

    static bool Text(JsonElement json, string property, out string text)
    {
        text =
            json.ValueKind is JsonValueKind.Object
            && json.TryGetProperty(property, out var value)
            && value.ValueKind is JsonValueKind.String
                ? value.GetString()!
                : "";
        return text.Length > 0;
    }

    static Fault Wrong(string field, string what) => new("lineage.event", $"{field} {what}。", 400) { Field = field };
}
