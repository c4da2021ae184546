using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Http;

/// <summary>GeoReport v2 over HTTP, as JSON and as XML; open to all, like the cases themselves.</summary>
static class Open311Endpoints
{
    static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IEndpointRouteBuilder MapOpen311(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("/open311/v2").WithTags("城市综合管理").AllowAnonymous();
        open.MapGet("/services.{format}", Services).WithName("Open311Services").WithSummary("可以反映的类别（Open311）");
        open.MapGet("/requests.{format}", Requests).WithName("Open311Requests").WithSummary("案件列表（Open311）");
        open.MapGet("/requests/{id}.{format}", Request).WithName("Open311Request").WithSummary("一个案件（Open311）");
        // Without an ending the client gets JSON.
        open.MapGet("/services", Services).ExcludeFromDescription();
        open.MapGet("/requests", Requests).ExcludeFromDescription();
        return endpoints;
    }

    static IResult Services(Open311 open, string? format) => Send(open.Services, "services", "service", format, 200);

    static async Task<IResult> Requests(
        Open311 open,
        string? format,
        [FromQuery(Name = "service_request_id")] string? id,
        [FromQuery(Name = "service_code")] string? code,
        [FromQuery(Name = "status")] string? status,
        [FromQuery(Name = "start_date")] string? from,
        [FromQuery(Name = "end_date")] string? until,
        CancellationToken cancel
    )
    {
        var found = await open.Requests(new(id, code, status, from, until), cancel);
        return found.Fault is { } fault ? Refuse(fault, format) : Send(found.Value, "service_requests", "request", format, 200);
    }

    // Of the standard: one request is a list of one.
    static async Task<IResult> Request(Open311 open, string id, string? format, CancellationToken cancel)
    {
        var found = await open.Request(id, cancel);
        return found.Fault is { } fault ? Refuse(fault, format) : Send([found.Value], "service_requests", "request", format, 200);
    }

    static IResult Refuse(Fault fault, string? format) =>
        Send([new Open311Error(fault.Status, fault.Detail)], "errors", "error", format, fault.Status);

    static IResult Send<T>(IReadOnlyList<T> all, string root, string each, string? format, int status)
    {
        if (format is not "xml")
            return TypedResults.Json(all, Written, statusCode: status);
        var document = new XElement(
            root,
            JsonSerializer
                .SerializeToElement(all, Written)
                .EnumerateArray()
                .Select(one => new XElement(each, one.EnumerateObject().Select(field => new XElement(field.Name, field.Value.ToString()))))
        );
        return TypedResults.Text(document.ToString(SaveOptions.DisableFormatting), "text/xml", statusCode: status);
    }
}

/// <param name="Code">The HTTP status, as the standard has it.</param>
sealed record Open311Error(int Code, string Description);
