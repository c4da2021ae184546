using System.Net.Http.Json;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>One way into the running city: a method and a route, as the router knows them.</summary>
/// <param name="TakesJson">Its body is bound from JSON.</param>
sealed record Door(string Method, string Route, string Address, bool HasParameters, bool TakesJson)
{
    // A thing of each kind that the demonstration knows by name: a door that shows the names of a list is tried with one.
    static readonly (string Below, string Parameter, string Value)[] Known =
    [
        ("/desk/data/express", "Code", "fishery-law"),
        ("/desk/data/sharing/grants", "Code", "G-2026-000001"),
        ("/desk/data", "Dataset", "enterprise-register"),
        ("/api/data", "dataset", "enterprise-register"),
        ("/desk/devices", "Code", "330900ZS0001W00100000001"),
        ("/desk/eco/stations", "Code", "330900ZS0002A00100000001"),
        ("/desk/indicators", "Id", "city-management.on-time-rate"),
        ("/desk/internal/bundles", "Id", "civil-servant-career"),
        ("/desk/islands", "Id", "zs-n122"),
        ("/desk/map/layers", "Id", "islands"),
        ("/desk/modelling", "Kind", "decision"),
        ("/desk/modelling", "Key", "food-business-licence-materials"),
        ("/api/modelling", "kind", "decision"),
        ("/api/modelling", "key", "food-business-licence-materials"),
    ];

    /// <summary>A page or an answer to read; everything else changes something.</summary>
    public bool Reads => Method is "GET" or "HEAD";

    public override string ToString() => $"{Method} {Route}";

    /// <summary>Everything that is mapped, but files of the style and what Blazor brings.</summary>
    public static IReadOnlyList<Door> Of(EndpointDataSource endpoints) =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .SelectMany(endpoint => Methods(endpoint).Select(method => Of(method, endpoint)))
                .Where(door => !door.Route.StartsWith("/_", StringComparison.Ordinal))
                .DistinctBy(door => door.ToString())
                .OrderBy(door => door.Route, StringComparer.Ordinal)
                .ThenBy(door => door.Method, StringComparer.Ordinal),
        ];

    // A page also takes its own forms: under the same attributes, and in the same frame, as its reading.
    static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            ? ["GET"]
            : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    static Door Of(string method, RouteEndpoint endpoint)
    {
        var route = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(Written));
        var address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => Filled(route, segment)));
        return new(
            method,
            route,
            address,
            endpoint.RoutePattern.Parameters.Count > 0,
            endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") is true
        );
    }

    static string Written(RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : Literal(part)));

    static string Filled(string route, RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter ? Filled(route, parameter) : Literal(part)));

    static string Literal(RoutePatternPart part) =>
        part is RoutePatternLiteralPart literal ? literal.Content : ((RoutePatternSeparatorPart)part).Content;

    // Of records nothing of that id is there: who may not ask must not even learn that.
    static string Filled(string route, RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
        {
            "guid" => "00000000-0000-0000-0000-000000000001",
            "int" or "long" => "1",
            _ => Array
                .Find(Known, known => known.Parameter == parameter.Name && route.StartsWith(known.Below, StringComparison.Ordinal))
                .Value
                ?? parameter.Default?.ToString()
                ?? "none",
        };

    /// <summary>A redirection is not followed.</summary>
    public async Task<Found> Try(Visitor visitor)
    {
        using var request = new HttpRequestMessage(new(Method), new Uri(Address, UriKind.Relative));
        if (!Reads)
            request.Content = JsonContent.Create(new { });
        // Some answers have no end.
        using var answer = await visitor.Begin(request);
        var refused = answer.StatusCode is System.Net.HttpStatusCode.Forbidden;
        return new(this, answer.StatusCode, answer.Headers.Location, refused ? await answer.Content.ReadAsStringAsync() : "");
    }
}
