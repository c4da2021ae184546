using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Operation.OpenData.Finding;
using Yingzhou.Data.Opening;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Ckan;

/// <summary>Our nouns as CKAN's dictionaries: dataset → package, file → resource, department → organization, theme → group.</summary>
sealed class CkanShapes(string home, OpeningContent content, Func<string, string> nameOf)
{
    public JsonObject Package(OpenedDataset one)
    {
        var (dataset, licence) = (one.Dataset, content.LicenceOf(one.Dataset.Licence));
        return new()
        {
            ["id"] = dataset.Id.ToString(),
            ["name"] = dataset.Dataset,
            ["title"] = dataset.Title,
            ["notes"] = dataset.Notes,
            ["url"] = $"{home}/open/d/{dataset.Dataset}",
            ["version"] = one.Release.Number,
            ["type"] = "dataset",
            ["state"] = "active",
            ["private"] = false,
            ["isopen"] = licence.Open,
            ["license_id"] = licence.Id,
            ["license_title"] = licence.Title,
            ["license_url"] = licence.Url,
            ["author"] = nameOf(dataset.Publisher),
            ["author_email"] = "",
            ["maintainer"] = nameOf(dataset.Publisher),
            ["maintainer_email"] = "",
            ["creator_user_id"] = null,
            ["metadata_created"] = Moment(dataset.CreatedAt),
            ["metadata_modified"] = Moment(one.Release.DecidedAt ?? dataset.UpdatedAt),
            ["owner_org"] = dataset.Publisher,
            ["organization"] = Organization(dataset.Publisher),
            ["groups"] = new JsonArray(Group(dataset.Theme)),
            ["tags"] = new JsonArray([.. dataset.TagList.Select(Tag)]),
            ["num_tags"] = dataset.TagList.Count,
            ["resources"] = new JsonArray([.. one.Files.Select((_, place) => Resource(one, place))]),
            ["num_resources"] = one.Files.Count,
            ["extras"] = new JsonArray([
                .. Extras(dataset).Select(extra => new JsonObject { ["key"] = extra.Key, ["value"] = extra.Value }),
            ]),
            ["relationships_as_subject"] = new JsonArray(),
            ["relationships_as_object"] = new JsonArray(),
        };
    }

    static IEnumerable<(string Key, string Value)> Extras(OpenDataset dataset)
    {
        yield return ("title_en", dataset.TitleEn);
        yield return ("origin", dataset.Origin);
        yield return ("accrual_periodicity", dataset.Cycle?.ToString() ?? "");
        yield return ("open_attribute", dataset.Attribute.ToString());
    }

    public JsonObject Resource(OpenedDataset one, int place)
    {
        var file = one.Files[place];
        return new()
        {
            ["id"] = file.Id.ToString(),
            ["package_id"] = one.Dataset.Id.ToString(),
            ["name"] = file.Name,
            ["description"] = $"{one.Dataset.Title} {one.Release.Number}，{file.Format}",
            ["format"] = FieldTerm.FormatOf(file.Format),
            ["mimetype"] = file.MediaType,
            ["mimetype_inner"] = null,
            ["url"] = $"{home}/open/files/{one.Dataset.Dataset}/{one.Release.Number}/{file.Name}",
            ["url_type"] = null,
            ["resource_type"] = "file",
            ["size"] = file.Bytes,
            ["hash"] = file.Sha256,
            ["hash_sm3"] = file.Sm3,
            ["position"] = place,
            ["state"] = "active",
            ["created"] = Moment(one.Release.DecidedAt ?? one.Release.CreatedAt),
            ["last_modified"] = Moment(one.Release.DecidedAt ?? one.Release.CreatedAt),
            ["metadata_modified"] = Moment(one.Release.DecidedAt ?? one.Release.CreatedAt),
            ["datastore_active"] = IsTable(file),
            ["cache_url"] = null,
            ["cache_last_updated"] = null,
        };
    }

    /// <summary>One file of a release stands for its rows.</summary>
    public static bool IsTable(ReleaseFile file) => file.Format == "CSV";

    public JsonObject Organization(string unit) =>
        new()
        {
            ["id"] = unit,
            ["name"] = unit,
            ["title"] = nameOf(unit),
            ["display_name"] = nameOf(unit),
            ["type"] = "organization",
            ["description"] = "",
            ["image_url"] = "",
            ["is_organization"] = true,
            ["approval_status"] = "approved",
            ["state"] = "active",
        };

    public JsonObject Group(string theme) =>
        new()
        {
            ["id"] = theme,
            ["name"] = theme,
            ["title"] = content.ThemeOf(theme).Title,
            ["display_name"] = content.ThemeOf(theme).Title,
            ["description"] = "",
            ["image_display_url"] = "",
        };

    static JsonObject Tag(string tag) =>
        new()
        {
            ["id"] = tag,
            ["name"] = tag,
            ["display_name"] = tag,
            ["state"] = "active",
            ["vocabulary_id"] = null,
        };

    public static JsonObject License(Licence licence) =>
        new()
        {
            ["id"] = licence.Id,
            ["title"] = licence.Title,
            ["url"] = licence.Url,
            ["status"] = "active",
            ["family"] = "",
            ["maintainer"] = "",
            ["is_generic"] = false,
            ["domain_content"] = true,
            ["domain_data"] = true,
            ["domain_software"] = false,
            ["od_conformance"] = licence.Open ? "approved" : "rejected",
            ["osd_conformance"] = "not reviewed",
        };

    /// <summary>What a facet's value is called.</summary>
    public string Named(string field, string value) =>
        field switch
        {
            "organization" or "owner_org" => nameOf(value),
            "groups" => content.ThemeOf(value).Title,
            "license_id" => content.LicenceOf(value).Title,
            _ => value,
        };

    /// <summary>CKAN's columns have PostgreSQL's types.</summary>
    public static string TypeOf(string type) =>
        type switch
        {
            "integer" => "int8",
            "number" => "numeric",
            "date" => "date",
            "datetime" => "timestamp",
            "boolean" => "bool",
            _ => "text",
        };

    // CKAN writes UTC without saying so.
    static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
