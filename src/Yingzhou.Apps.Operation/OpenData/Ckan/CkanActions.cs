using System.Text.Json.Nodes;
using Yingzhou.Apps.Operation.OpenData.Finding;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Opening;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Ckan;

/// <summary>The actions themselves.</summary>
sealed class CkanActions(
    IOpening opening,
    IOpenAccess access,
    ISession session,
    OpenShelf shelf,
    OpenSearch search,
    OpeningContent content,
    IOrganisation organisation
)
{
    const int MostRows = 1_000;

    static readonly Dictionary<string, (Func<CkanActions, CkanCall, CancellationToken, Task<CkanOutcome>> Run, string Help)> Actions = new()
    {
        ["site_read"] = ((_, _, _) => Now(JsonValue.Create(true)), "Return True: the site may be read."),
        ["status_show"] = ((_, call, _) => Now(Status(call)), "Return the site's title, address and version of the interface."),
        ["help_show"] = ((_, call, _) => Now(Help(call)), "Return the help of an action. name: the action."),
        ["package_list"] = ((it, call, cancel) => it.PackageList(call, cancel), "Return the names of all datasets. limit, offset."),
        ["current_package_list_with_resources"] = (
            (it, call, cancel) => it.PackagesWithResources(call, cancel),
            "Return datasets with their files. limit, offset or page."
        ),
        ["package_show"] = ((it, call, cancel) => it.PackageShow(call, cancel), "Return a dataset. id: its name or id."),
        ["package_search"] = (
            (it, call, cancel) => it.PackageSearch(call, cancel),
            "Search for datasets. q, fq, sort, rows (at most 1000), start, facet, facet.field, facet.limit, facet.mincount."
        ),
        ["resource_show"] = ((it, call, cancel) => it.ResourceShow(call, cancel), "Return a file. id."),
        ["resource_search"] = (
            (it, call, cancel) => it.ResourceSearch(call, cancel),
            "Search for files. query: field:word, field is name, format, url, hash or description."
        ),
        ["organization_list"] = (
            (it, call, cancel) => it.GroupsList(call, "organization", cancel),
            "Return the departments that publish. all_fields."
        ),
        ["organization_show"] = (
            (it, call, cancel) => it.GroupShow(call, "organization", cancel),
            "Return a department. id, include_datasets."
        ),
        ["group_list"] = ((it, call, cancel) => it.GroupsList(call, "groups", cancel), "Return the themes. all_fields."),
        ["group_show"] = ((it, call, cancel) => it.GroupShow(call, "groups", cancel), "Return a theme. id, include_datasets."),
        ["tag_list"] = ((it, call, cancel) => it.TagList(call, cancel), "Return the tags. query."),
        ["tag_show"] = ((it, call, cancel) => it.TagShow(call, cancel), "Return a tag. id."),
        ["license_list"] = ((it, _, _) => Now(it.Licenses()), "Return the licences."),
        ["datastore_search"] = (
            (it, call, cancel) => it.Datastore(call, cancel),
            "Search the rows of a file. resource_id, filters, q, fields, sort, limit (at most 32000), offset, include_total, distinct, records_format."
        ),
        ["datastore_info"] = ((it, call, cancel) => it.DatastoreInfo(call, cancel), "Return the columns of a file. id or resource_id."),
    };

    public static bool Knows(string action) => Actions.ContainsKey(action);

    public Task<CkanOutcome> Run(CkanCall call, CancellationToken cancel) => Actions[call.Action].Run(this, call, cancel);

    static Task<CkanOutcome> Now(CkanOutcome outcome) => Task.FromResult(outcome);

    CkanShapes Shapes(CkanCall call) => new(call.Home, content, organisation.NameOf);

    JsonArray Licenses() => new([.. content.Licences.Select(CkanShapes.License)]);

    static JsonNode Status(CkanCall call) =>
        new JsonObject
        {
            ["ckan_version"] = "2.10.0",
            ["site_url"] = call.Home,
            ["site_title"] = "舟山市公共数据开放平台",
            ["site_description"] = "",
            ["error_emails_to"] = null,
            ["locale_default"] = "zh_Hans_CN",
            ["extensions"] = new JsonArray("datastore", "dcat"),
        };

    static CkanOutcome Help(CkanCall call) =>
        call.Arguments.Text("name") is not { Length: > 0 } name ? CkanError.Invalid("name", "Missing value")
        : Actions.TryGetValue(name, out var known) ? JsonValue.Create(known.Help)
        : CkanError.NotFound;

    async Task<CkanOutcome> PackageList(CkanCall call, CancellationToken cancel)
    {
        string? wrong = null;
        var (limit, offset) = (call.Arguments.Number("limit", ref wrong), call.Arguments.Number("offset", ref wrong) ?? 0);
        if (wrong is not null || limit < 0 || offset < 0)
            return CkanError.Invalid(wrong ?? "limit", "Invalid integer");
        var names = (await shelf.Take(opening, cancel)).Datasets.Select(one => one.Dataset.Dataset).Skip(offset);
        return new JsonArray([.. (limit is { } most ? names.Take(most) : names).Select(name => JsonValue.Create(name))]);
    }

    async Task<CkanOutcome> PackagesWithResources(CkanCall call, CancellationToken cancel)
    {
        string? wrong = null;
        var (limit, offset, page) = (
            call.Arguments.Number("limit", ref wrong),
            call.Arguments.Number("offset", ref wrong),
            call.Arguments.Number("page", ref wrong)
        );
        if (wrong is not null || limit < 0 || offset < 0 || page < 1)
            return CkanError.Invalid(wrong ?? "limit", "Invalid integer");
        var most = limit ?? MostRows;
        var shapes = Shapes(call);
        var datasets = (await shelf.Take(opening, cancel)).Datasets.Skip(offset ?? ((page ?? 1) - 1) * most).Take(Math.Min(most, MostRows));
        return new JsonArray([.. datasets.Select(shapes.Package)]);
    }

    async Task<CkanOutcome> PackageShow(CkanCall call, CancellationToken cancel)
    {
        if ((call.Arguments.Text("id") ?? call.Arguments.Text("name_or_id")) is not { Length: > 0 } id)
            return CkanError.Invalid("name_or_id", "Missing value");
        return (await shelf.Take(opening, cancel)).Find(id) is { } one ? Shapes(call).Package(one) : CkanError.NotFound;
    }

    async Task<CkanOutcome> PackageSearch(CkanCall call, CancellationToken cancel)
    {
        string? wrong = null;
        var arguments = call.Arguments;
        var (rows, start) = (arguments.Number("rows", ref wrong) ?? 10, arguments.Number("start", ref wrong) ?? 0);
        var (limit, least) = (arguments.Number("facet.limit", ref wrong) ?? 50, arguments.Number("facet.mincount", ref wrong) ?? 1);
        if (wrong is not null || rows < 0 || start < 0)
            return CkanError.Invalid(wrong ?? (rows < 0 ? "rows" : "start"), "Must be a natural number");
        var filters = string.Join(
            ' ',
            new[] { arguments.Text("fq") }.Concat(arguments.List("fq_list") ?? []).Where(filter => filter is not null)
        );
        var found = await search.Ask(new(arguments.Text("q"), filters, arguments.Text("sort"), start, Math.Min(rows, MostRows)), cancel);
        if (found.Fault is { } fault)
            return new CkanError("Search Query Error", fault.Detail, fault.Status);
        var (answer, shapes) = (found.Value, Shapes(call));
        var (facets, named) = (new JsonObject(), new JsonObject());
        foreach (var field in arguments.Flag("facet", true) ? arguments.List("facet.field") ?? [] : [])
        {
            if (!FieldTerm.Fields.ContainsKey(field))
                return new CkanError("Search Query Error", $"Search Query is invalid: undefined field {field}", 400);
            var counts = answer.Facet(field).Where(value => value.Value >= least).Take(limit < 0 ? int.MaxValue : limit).ToList();
            facets[field] = new JsonObject(counts.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));
            named[field] = new JsonObject
            {
                ["title"] = field,
                ["items"] = new JsonArray([
                    .. counts.Select(value => new JsonObject
                    {
                        ["name"] = value.Key,
                        ["display_name"] = shapes.Named(field, value.Key),
                        ["count"] = value.Value,
                    }),
                ]),
            };
        }
        return new JsonObject
        {
            ["count"] = answer.Found.Count,
            ["sort"] = arguments.Text("sort") ?? "score desc, metadata_modified desc",
            ["facets"] = facets,
            ["results"] = new JsonArray([.. answer.Page.Select(shapes.Package)]),
            ["search_facets"] = named,
        };
    }

    async Task<CkanOutcome> ResourceShow(CkanCall call, CancellationToken cancel)
    {
        if (call.Arguments.Text("id") is not { Length: > 0 } id)
            return CkanError.Invalid("id", "Missing value");
        return (await shelf.Take(opening, cancel)).FindFile(id) is { } found
            ? Shapes(call).Resource(found.Dataset, found.Dataset.Files.Index().First(file => file.Item == found.File).Index)
            : CkanError.NotFound;
    }

    async Task<CkanOutcome> ResourceSearch(CkanCall call, CancellationToken cancel)
    {
        var queries = call.Arguments.List("query") ?? [];
        if (queries.Count == 0)
            return CkanError.Invalid("query", "Missing value");
        var shapes = Shapes(call);
        var all = (await shelf.Take(opening, cancel))
            .Datasets.SelectMany(one => one.Files.Select((_, place) => shapes.Resource(one, place)))
            .ToList();
        foreach (var query in queries)
        {
            if (query.Split(':', 2) is not [var field, var word] || field is not ("name" or "format" or "url" or "hash" or "description"))
                return CkanError.Invalid("query", $"Must be <field>:<value> pair: {query}");
            all.RemoveAll(one => one[field]?.ToString().Contains(word, StringComparison.OrdinalIgnoreCase) is not true);
        }
        return new JsonObject { ["count"] = all.Count, ["results"] = new JsonArray([.. all]) };
    }

    async Task<CkanOutcome> GroupsList(CkanCall call, string field, CancellationToken cancel)
    {
        var groups = Counted(await shelf.Take(opening, cancel), field);
        var shapes = Shapes(call);
        return call.Arguments.Flag("all_fields", false)
            ? new JsonArray([.. groups.Select(group => With(Shape(shapes, field, group.Key), "package_count", group.Value))])
            : new JsonArray([.. groups.Select(group => JsonValue.Create(group.Key))]);
    }

    async Task<CkanOutcome> GroupShow(CkanCall call, string field, CancellationToken cancel)
    {
        if (call.Arguments.Text("id") is not { Length: > 0 } id)
            return CkanError.Invalid("id", "Missing value");
        var kept = await shelf.Take(opening, cancel);
        var shapes = Shapes(call);
        var own = kept.Datasets.Where(one => FieldTerm.Fields[field](one).Contains(id)).ToList();
        var known = own.Count > 0 || (field == "groups" ? content.Themes.Any(theme => theme.Id == id) : false);
        if (!known)
            return CkanError.NotFound;
        var shape = With(Shape(shapes, field, id), "package_count", own.Count);
        if (call.Arguments.Flag("include_datasets", false))
            shape["packages"] = new JsonArray([.. own.Select(shapes.Package)]);
        return shape;
    }

    static IReadOnlyList<KeyValuePair<string, int>> Counted(Shelf kept, string field) =>
        [.. new OpenAnswer(kept.Datasets, []).Facet(field).OrderBy(group => group.Key, StringComparer.Ordinal)];

    static JsonObject Shape(CkanShapes shapes, string field, string id) => field == "groups" ? shapes.Group(id) : shapes.Organization(id);

    static JsonObject With(JsonObject shape, string name, int value)
    {
        shape[name] = value;
        return shape;
    }

    async Task<CkanOutcome> TagList(CkanCall call, CancellationToken cancel)
    {
        var word = call.Arguments.Text("query") ?? "";
        return new JsonArray([
            .. Counted(await shelf.Take(opening, cancel), "tags")
                .Where(tag => tag.Key.Contains(word, StringComparison.OrdinalIgnoreCase))
                .Select(tag => JsonValue.Create(tag.Key)),
        ]);
    }

    async Task<CkanOutcome> TagShow(CkanCall call, CancellationToken cancel)
    {
        if (call.Arguments.Text("id") is not { Length: > 0 } id)
            return CkanError.Invalid("id", "Missing value");
        return Counted(await shelf.Take(opening, cancel), "tags").Any(tag => tag.Key == id)
            ? new JsonObject
            {
                ["id"] = id,
                ["name"] = id,
                ["display_name"] = id,
                ["vocabulary_id"] = null,
            }
            : CkanError.NotFound;
    }

    async Task<CkanOutcome> Datastore(CkanCall call, CancellationToken cancel)
    {
        var found = await Table(call, "resource_id", cancel);
        return found.Error is { } error ? error : await new CkanDatastore(opening).Search(call, found.Table!, cancel);
    }

    async Task<CkanOutcome> DatastoreInfo(CkanCall call, CancellationToken cancel)
    {
        var found = await Table(call, call.Arguments.Text("id") is null ? "resource_id" : "id", cancel);
        if (found.Error is { } error)
            return error;
        return new JsonObject
        {
            ["meta"] = new JsonObject
            {
                ["id"] = call.Arguments.Text("id") ?? call.Arguments.Text("resource_id"),
                ["count"] = found.Table!.Release.Rows,
                ["table_type"] = "BASE TABLE",
            },
            ["fields"] = new JsonArray([
                .. found.Table.Columns.Select(column => new JsonObject
                {
                    ["id"] = column.Column,
                    ["type"] = CkanShapes.TypeOf(column.Type),
                    ["info"] = new JsonObject { ["label"] = column.Title },
                }),
            ]),
        };
    }

    async Task<(OpenedDataset? Table, CkanError? Error)> Table(CkanCall call, string name, CancellationToken cancel)
    {
        if (call.Arguments.Text(name) is not { Length: > 0 } id)
            return (null, CkanError.Invalid("resource_id", "Missing value"));
        if ((await shelf.Take(opening, cancel)).FindFile(id) is not { } found || !CkanShapes.IsTable(found.File))
            return (null, new("Not Found Error", $"Resource \"{id}\" was not found.", 404));
        return
            found.Dataset.Dataset.Attribute is not OpenAttribute.Open
            && !await access.MayRead(found.Dataset.Dataset.Dataset, call.Key, session.Current, cancel)
            ? (null, new("Authorization Error", "Access denied: 受限开放的数据，要凭协议的密钥读取。", 403))
            : (found.Dataset, null);
    }
}
