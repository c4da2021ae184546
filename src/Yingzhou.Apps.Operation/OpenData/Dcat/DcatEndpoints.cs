using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Apps.Operation.OpenData.Finding;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Dcat;

/// <summary>The catalogue of what is public for harvesters: whole, or with <c>?page=</c> in pages of a hundred.</summary>
static class DcatEndpoints
{
    static readonly (string Ending, string MediaType, Func<IEnumerable<RdfNode>, Stream, CancellationToken, Task> Write)[] Formats =
    [
        ("ttl", "text/turtle", TurtleWriter.Write),
        ("jsonld", "application/ld+json", JsonLdWriter.Write),
        ("rdf", "application/rdf+xml", RdfXmlWriter.Write),
    ];

    public static IEndpointRouteBuilder MapDcat(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (ending, mediaType, write) in Formats)
            endpoints
                .MapGet(
                    $"/catalog.{ending}",
                    (
                        string? page,
                        HttpContext http,
                        IOpening opening,
                        OpenShelf shelf,
                        OpeningContent content,
                        IOrganisation organisation,
                        CancellationToken cancel
                    ) => Send(page, http, opening, shelf, content, organisation, mediaType, write, cancel)
                )
                .WithTags("开放数据（DCAT）")
                .WithName($"GetCatalog{char.ToUpperInvariant(ending[0])}{ending[1..]}")
                .WithSummary($"开放数据目录（DCAT-AP 3.0.1，{mediaType}）");
        return endpoints;
    }

    static async Task<IResult> Send(
        string? page,
        HttpContext http,
        IOpening opening,
        OpenShelf shelf,
        OpeningContent content,
        IOrganisation organisation,
        string mediaType,
        Func<IEnumerable<RdfNode>, Stream, CancellationToken, Task> write,
        CancellationToken cancel
    )
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var all = (await shelf.Take(opening, cancel)).Datasets;
        int? number = null;
        if (page is { Length: > 0 })
        {
            if (
                !int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                || asked < 1
                || asked > new DcatPage(null, all.Count).Last
            )
                return Problems.From(new("open-data.page", "没有这一页，页码从 1 开始。", 404) { Field = "page" });
            number = asked;
        }
        var home = $"{http.Request.Scheme}://{http.Request.Host}";
        var graph = new DcatGraph(
            home,
            home + http.Request.Path,
            organisation.Units().First(unit => unit.Kind is UnitKind.City).Region,
            content,
            organisation.NameOf
        );
        return TypedResults.Stream(
            stream => write(graph.Nodes(all, new(number, all.Count)), stream, cancel),
            $"{mediaType}; charset=utf-8"
        );
    }
}
