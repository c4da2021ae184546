using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>
/// OGC API Features, Part 1 (core, GeoJSON, OpenAPI 3.0; 17-069r4) and Part 2 (reference systems; 18-058r1): desktop programs connect to <c>/ogc</c>. A reader sees the layers that they may read.
/// </summary>
static class OgcEndpoints
{
    const string GeoJson = "application/geo+json";

    static readonly string[] Conformance =
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    ];

    public static IEndpointRouteBuilder MapOgc(this IEndpointRouteBuilder endpoints)
    {
        var ogc = endpoints.MapGroup("/ogc").ExcludeFromDescription().RequireAuthorization(ApiPolicies.Anyone);
        ogc.MapGet("/", Landing).WithName("GetOgcLanding").WithSummary("要素服务入口");
        ogc.MapGet("/conformance", () => TypedResults.Json(new { conformsTo = Conformance }))
            .WithName("GetOgcConformance")
            .WithSummary("符合性");
        ogc.MapGet(
                "/api",
                (HttpRequest request) =>
                    TypedResults.Json(OgcApiDocument.Of(Home(request)), contentType: "application/vnd.oai.openapi+json;version=3.0")
            )
            .WithName("GetOgcApi")
            .WithSummary("接口说明");
        ogc.MapGet("/collections", Collections).WithName("GetOgcCollections").WithSummary("图层目录");
        ogc.MapGet("/collections/{layer}", Collection).WithName("GetOgcCollection").WithSummary("图层");
        ogc.MapGet("/collections/{layer}/items", Items).WithName("GetOgcItems").WithSummary("要素");
        ogc.MapGet("/collections/{layer}/items/{feature}", Item).WithName("GetOgcItem").WithSummary("单个要素");
        return endpoints;
    }

    static string Home(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/ogc";

    static IResult Landing(HttpRequest request) =>
        TypedResults.Json(
            new
            {
                title = "瀛洲 · 空间治理",
                description = "全市空间图层的标准要素服务，坐标存储为 CGCS2000（EPSG:4490）。",
                links = new[]
                {
                    new OgcLink(Home(request), "self", "application/json", "本页"),
                    new OgcLink($"{Home(request)}/api", "service-desc", "application/vnd.oai.openapi+json;version=3.0", "接口说明"),
                    new OgcLink($"{Home(request)}/conformance", "conformance", "application/json", "符合性"),
                    new OgcLink($"{Home(request)}/collections", "data", "application/json", "图层目录"),
                },
            }
        );

    static async Task<IResult> Collections(HttpRequest request, ISession session, ILayers layers, CancellationToken cancel)
    {
        List<object> described = [];
        foreach (var layer in layers.List(session.Current))
            described.Add(Described(Home(request), layer, await layers.Published(layer.Id, cancel)));
        return TypedResults.Json(
            new
            {
                crs = FeatureCrs.All.Select(one => one.Uri),
                collections = described,
                links = new[] { new OgcLink($"{Home(request)}/collections", "self", "application/json", "图层目录") },
            }
        );
    }

    static async Task<IResult> Collection(string layer, HttpRequest request, ISession session, ILayers layers, CancellationToken cancel)
    {
        var found = layers.Find(layer, session.Current);
        return found.Fault is { } refused
            ? Problems.From(refused)
            : TypedResults.Json(Described(Home(request), found.Value, await layers.Published(layer, cancel)));
    }

    static object Described(string home, Layer layer, LayerVersion? version)
    {
        var address = $"{home}/collections/{layer.Id}";
        return new
        {
            id = layer.Id,
            title = layer.Title,
            description = $"{layer.Note} 来源：{layer.Origin}。许可：{layer.Licence}。当前为第 {version?.Number ?? 0} 版，{version?.Features ?? 0} 个要素。",
            itemType = "feature",
            extent = version?.Box is { } box
                ? new { spatial = new { bbox = new[] { new[] { box.West, box.South, box.East, box.North } }, crs = FeatureCrs.Crs84.Uri } }
                : null,
            crs = FeatureCrs.All.Select(one => one.Uri),
            storageCrs = FeatureCrs.Cgcs2000.Uri,
            links = new[]
            {
                new OgcLink(address, "self", "application/json", layer.Title),
                new OgcLink($"{address}/items", "items", GeoJson, "要素"),
            },
        };
    }

    static async Task<IResult> Items(string layer, HttpContext http, ISession session, ILayers layers, CancellationToken cancel)
    {
        var readable = layers.Find(layer, session.Current);
        if (readable.Fault is { } refused)
            return Problems.From(refused);
        var asked = OgcQuestion.Of(http.Request.Query, readable.Value);
        if (asked.Fault is { } wrong)
            return Problems.From(wrong);
        var page = await layers.Query(asked.Value.Query, session.Current, cancel);
        if (page.Fault is { } fault)
            return Problems.From(fault);
        var crs = asked.Value.Crs;
        Head(http.Response, readable.Value, crs);
        return TypedResults.Bytes(
            OgcFeatures.Collection(page.Value, crs, $"{Home(http.Request)}/collections/{layer}", asked.Value.Kept),
            GeoJson
        );
    }

    static async Task<IResult> Item(
        string layer,
        string feature,
        string? crs,
        int? version,
        HttpContext http,
        ISession session,
        ILayers layers,
        CancellationToken cancel
    )
    {
        var system = FeatureCrs.Of(crs);
        if (system.Fault is { } unknown)
            return Problems.From(unknown);
        var found = await layers.Feature(layer, feature, version, session.Current, cancel);
        if (found.Fault is { } fault)
            return Problems.From(fault);
        Head(http.Response, layers.Find(layer, session.Current).Value, system.Value);
        return TypedResults.Bytes(OgcFeatures.One(found.Value, system.Value, $"{Home(http.Request)}/collections/{layer}"), GeoJson);
    }

    static void Head(HttpResponse response, Layer layer, FeatureCrs crs)
    {
        response.Headers["Content-Crs"] = string.Create(CultureInfo.InvariantCulture, $"<{crs.Uri}>");
        if (layer.Sensitivity is LayerSensitivity.Open)
            response.Headers.AccessControlAllowOrigin = "*";
    }
}

#pragma warning disable IDE1006 // The names are the standard's.
sealed record OgcLink(string href, string rel, string type, string title);
#pragma warning restore IDE1006
