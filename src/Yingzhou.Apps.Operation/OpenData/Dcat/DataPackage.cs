using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Apps.Operation.OpenData.Finding;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Dcat;

/// <summary>A dataset for other worlds' readers: Frictionless' Data Package (v1), and schema.org's Dataset, which search engines read in its page.</summary>
static class DataPackage
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static IEndpointRouteBuilder MapDataPackage(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/open/d/{dataset}/datapackage.json", Send)
            .WithTags("数据开放")
            .WithName("GetDataPackage")
            .WithSummary("数据集描述（Frictionless Data Package）");
        return endpoints;
    }

    static async Task<IResult> Send(
        string dataset,
        HttpContext http,
        IOpening opening,
        OpenShelf shelf,
        OpeningContent content,
        CancellationToken cancel
    )
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return (await shelf.Take(opening, cancel)).Find(dataset) is { } one
            ? TypedResults.Json(Of(one, content.LicenceOf(one.Dataset.Licence), $"{http.Request.Scheme}://{http.Request.Host}"), Readable)
            : Problems.From(new("open-data.no-dataset", "没有这个开放数据集。", 404));
    }

    public static JsonObject Of(OpenedDataset one, Licence licence, string home) =>
        new()
        {
            ["profile"] = "data-package",
            ["name"] = one.Dataset.Dataset,
            ["id"] = one.Dataset.Id.ToString(),
            ["title"] = one.Dataset.Title,
            ["description"] = one.Dataset.Notes,
            ["version"] = one.Release.Number,
            ["created"] = one.Release.DecidedAt?.UtcDateTime,
            ["homepage"] = $"{home}/open/d/{one.Dataset.Dataset}",
            ["keywords"] = new JsonArray([.. one.Dataset.TagList.Select(tag => JsonValue.Create(tag))]),
            ["licenses"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = licence.Id,
                    ["title"] = licence.Title,
                    ["path"] = licence.Url,
                }
            ),
            ["resources"] = new JsonArray([.. one.Files.Select(file => Resource(one, file, home))]),
        };

    static JsonObject Resource(OpenedDataset one, ReleaseFile file, string home)
    {
        var resource = new JsonObject
        {
            ["name"] = file.Name,
            ["path"] = $"{home}/open/files/{one.Dataset.Dataset}/{one.Release.Number}/{file.Name}",
            ["format"] = file.Name[(file.Name.LastIndexOf('.') + 1)..],
            ["mediatype"] = file.MediaType,
            ["bytes"] = file.Bytes,
            ["hash"] = $"sha256:{file.Sha256}",
        };
        if (file.Format != "CSV")
            return resource;
        resource["profile"] = "tabular-data-resource";
        resource["encoding"] = "utf-8";
        resource["dialect"] = new JsonObject { ["delimiter"] = ",", ["lineTerminator"] = "\r\n" };
        resource["schema"] = new JsonObject
        {
            ["fields"] = new JsonArray([
                .. one.Columns.Select(column => new JsonObject
                {
                    ["name"] = column.Column,
                    ["title"] = column.Title,
                    ["type"] = column.Type,
                }),
            ]),
            ["missingValues"] = new JsonArray(""),
        };
        return resource;
    }

    /// <summary>schema.org/Dataset, to stand in the dataset's page.</summary>
    public static string SchemaOrg(OpenedDataset one, Licence licence, string publisher, string home) =>
        new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["name"] = one.Dataset.Title,
            ["alternateName"] = one.Dataset.TitleEn,
            ["description"] = one.Dataset.Notes,
            ["url"] = $"{home}/open/d/{one.Dataset.Dataset}",
            ["identifier"] = one.Dataset.Dataset,
            ["version"] = one.Release.Number,
            ["license"] = licence.Url,
            ["isAccessibleForFree"] = true,
            ["keywords"] = new JsonArray([.. one.Dataset.TagList.Select(tag => JsonValue.Create(tag))]),
            ["dateModified"] = one.Release.DecidedAt?.UtcDateTime,
            ["creator"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = publisher },
            ["distribution"] = new JsonArray([
                .. one.Files.Select(file => new JsonObject
                {
                    ["@type"] = "DataDownload",
                    ["encodingFormat"] = file.MediaType,
                    ["contentUrl"] = $"{home}/open/files/{one.Dataset.Dataset}/{one.Release.Number}/{file.Name}",
                }),
            ]),
        }.ToJsonString();
}
