using System.Text.Json.Nodes;
using Yingzhou.Data.Opening;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Ckan;

/// <summary>CKAN's <c>datastore_search</c> over a release.</summary>
sealed class CkanDatastore(IOpening opening)
{
    const string Number = "_id";

    public async Task<CkanOutcome> Search(CkanCall call, OpenedDataset table, CancellationToken cancel)
    {
        var asked = Question(call.Arguments);
        if (asked.Error is { } wrong)
            return wrong;
        var question = asked.Question!;
        var rows = await opening.Rows(table.Release.Id, question, cancel);
        if (rows.Fault is { } fault)
            return fault.Status == 409 ? CkanError.Invalid(fault.Field ?? "resource_id", fault.Detail) : CkanError.NotFound;
        return Answer(call, question, rows.Value);
    }

    static JsonObject Answer(CkanCall call, RowsQuestion question, RowsAnswer rows)
    {
        var asLists = call.Arguments.Text("records_format") == "lists";
        var numbered = !question.Distinct && question.Fields is null;
        JsonNode Record((long Number, object?[] Values) row) =>
            asLists
                ? new JsonArray([.. (numbered ? [row.Number] : Array.Empty<object?>()).Concat(row.Values).Select(Value)])
                : new JsonObject(
                    (numbered ? [KeyValuePair.Create(Number, Value(row.Number))] : Array.Empty<KeyValuePair<string, JsonNode?>>()).Concat(
                        rows.Columns.Select((column, place) => KeyValuePair.Create(column.Column, Value(row.Values[place])))
                    )
                );
        var columns = rows.Columns.Select(column => new JsonObject { ["id"] = column.Column, ["type"] = CkanShapes.TypeOf(column.Type) });
        var answer = new JsonObject
        {
            ["include_total"] = question.WithTotal,
            ["limit"] = question.Limit,
            ["offset"] = question.Offset,
            ["records_format"] = asLists ? "lists" : "objects",
            ["resource_id"] = call.Arguments.Text("resource_id"),
            ["fields"] = new JsonArray([
                .. (numbered ? [new JsonObject { ["id"] = Number, ["type"] = "int" }] : Array.Empty<JsonObject>()).Concat(columns),
            ]),
            ["records"] = new JsonArray([.. rows.Rows.Select(Record)]),
            ["_links"] = new JsonObject
            {
                ["start"] = Link(call, question, 0),
                ["next"] = Link(call, question, question.Offset + question.Limit),
            },
        };
        if (rows.Total is { } total)
            (answer["total"], answer["total_was_estimated"]) = (total, false);
        return answer;
    }

    static string Link(CkanCall call, RowsQuestion question, long offset) =>
        $"/api/3/action/datastore_search?resource_id={call.Arguments.Text("resource_id")}&limit={question.Limit}&offset={offset}";

    static JsonNode? Value(object? value) =>
        value switch
        {
            null => null,
            long number => JsonValue.Create(number),
            decimal number => JsonValue.Create(number),
            double number => JsonValue.Create(number),
            bool flag => JsonValue.Create(flag),
            DateOnly day => JsonValue.Create(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            DateTime moment => JsonValue.Create(
                moment.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
            ),
            var other => JsonValue.Create(other.ToString()),
        };

    static (RowsQuestion? Question, CkanError? Error) Question(CkanArguments arguments)
    {
        string? wrong = null;
        var (limit, offset) = (arguments.Number("limit", ref wrong) ?? 100, arguments.Number("offset", ref wrong) ?? 0);
        if (wrong is not null)
            return (null, CkanError.Invalid(wrong, "Invalid integer"));
        var filters = new Dictionary<string, IReadOnlyList<string>>();
        if (arguments.Text("filters") is { Length: > 0 })
        {
            if (arguments.Node("filters") is not JsonObject given)
                return (null, CkanError.Invalid("filters", "Not a valid dictionary"));
            foreach (var (column, value) in given)
                filters[column] = value is JsonArray several ? [.. several.Select(Text)] : [Text(value)];
        }
        var sort = new List<(string, bool)>();
        foreach (
            var part in (arguments.Text("sort") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
            if (
                part.Replace("nulls last", "", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    is [var column, .. var way]
                && way.Length < 2
            )
            {
                if (column.Trim('"') != Number)
                    sort.Add((column.Trim('"'), way is [var word] && word.Equals("desc", StringComparison.OrdinalIgnoreCase)));
            }
            else
                return (null, CkanError.Invalid("sort", $"Not a valid order: {part}"));
        // A dictionary of words by column is CKAN's other q: each word in its own column.
        if (arguments.Node("q") is JsonObject)
            return (null, CkanError.Invalid("q", "按列的全文检索请改用 filters。"));
        var fields = arguments.List("fields")?.Where(field => field != Number).ToList();
        return (
            new(
                filters,
                arguments.Text("q"),
                fields is { Count: > 0 } ? fields : null,
                sort,
                Math.Min(limit, RowsQuestion.Most),
                offset,
                arguments.Flag("include_total", true),
                arguments.Flag("distinct", false)
            ),
            null
        );
    }

    static string Text(JsonNode? value) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "";
}
