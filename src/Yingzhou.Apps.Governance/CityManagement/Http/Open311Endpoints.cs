using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Data.Opening;
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
        open.MapGet("/services/{code}.{format}", Definition).WithName("Open311Definition").WithSummary("一类问题要答的附加问题（Open311）");
        open.MapGet("/tokens/{token}.{format}", Token).WithName("Open311Token").WithSummary("用 token 查案号（Open311）");
        open.MapPost("/requests.{format}", Take).WithName("Open311Take").WithSummary("用密钥上报问题（Open311）").DisableAntiforgery();
        open.MapPost("/requests", Take).ExcludeFromDescription().DisableAntiforgery();
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

    static IResult Definition(Open311Taking taking, string code, string? format) =>
        taking.Definition(code) is { Fault: { } fault } ? Refuse(fault, format)
        : format is "xml" ? TypedResults.Text(Open311Definition.Of(taking.Definition(code).Value).AsXml(), "text/xml")
        : TypedResults.Json(Open311Definition.Of(taking.Definition(code).Value), Written);

    static async Task<IResult> Token(Open311Taking taking, string token, string? format, CancellationToken cancel)
    {
        var found = await taking.Token(token, cancel);
        return found.Fault is { } fault
            ? Refuse(fault, format)
            // Of the standard: the token stays beside the number once there is one.
            : Send([found.Value with { Token = token, ServiceNotice = null }], "service_requests", "request", format, 200);
    }

    static async Task<IResult> Take(Open311Taking taking, HttpRequest http, string? format, CancellationToken cancel)
    {
        if (!http.HasFormContentType)
            return Refuse(
                (await taking.OwnerOf(AccessKeys.Of(http), cancel)).Fault
                    ?? new(
                        "city-management.open311-form",
                        "请用表单（application/x-www-form-urlencoded 或 multipart/form-data）上报。",
                        400
                    ),
                format
            );
        IFormCollection form;
        try
        {
            form = await http.ReadFormAsync(cancel);
        }
        catch (InvalidDataException)
        {
            return Refuse(new("city-management.open311-form", "表单不完整或者太大，请检查后再发。", 400), format);
        }
        var key = form["api_key"].ToString() is { Length: > 0 } sent ? sent : AccessKeys.Of(http);
        var client = http.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 100 } once ? once : null;
        var taken = await taking.Take(new(key, client, form), cancel);
        return taken.Fault is { } fault ? Refuse(fault, format) : Send([taken.Value], "service_requests", "request", format, 200);
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
