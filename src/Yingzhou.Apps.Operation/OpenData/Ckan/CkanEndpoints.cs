using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Data.Opening;

namespace Yingzhou.Apps.Operation.OpenData.Ckan;

/// <summary>
/// CKAN's Action API, version 3, the part that reads (docs.ckan.org, API guide): the envelope, the errors and their statuses are CKAN's, so that its clients work.
/// </summary>
static class CkanEndpoints
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IEndpointRouteBuilder MapCkan(this IEndpointRouteBuilder endpoints)
    {
        foreach (var root in (string[])["/api/3/action", "/api/action"])
        {
            var actions = endpoints.MapGroup(root).WithTags("开放数据（CKAN）").DisableAntiforgery();
            var route = actions.MapMethods("/{action}", [HttpMethods.Get, HttpMethods.Post], Act);
            if (root == "/api/3/action")
                route.WithName("CkanAction").WithSummary("CKAN Action API v3：package_search、datastore_search 等只读动作");
            else
                route.ExcludeFromDescription();
        }
        endpoints.MapGet("/api/3", () => TypedResults.Json(new { version = 3 })).ExcludeFromDescription();
        return endpoints;
    }

    static async Task<JsonHttpResult<JsonNode>> Act(
        string action,
        HttpContext http,
        CkanActions actions,
        FairUseGate fairUse,
        IOpenAccess access,
        CancellationToken cancel
    )
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var help = $"{http.Request.Scheme}://{http.Request.Host}/api/3/action/help_show?name={Uri.EscapeDataString(action)}";
        if (!await fairUse.Admit(http, access, cancel))
        {
            http.Response.Headers.RetryAfter = "60";
            return Answer(Failed(help, new("Rate Limit Error", "请求过于频繁，请一分钟后再试；登录领取密钥可以更快。", 429)), 429);
        }
        if (!CkanActions.Knows(action))
            return Answer(JsonValue.Create($"Bad request - Action name not known: {action}"), 400);
        if (await CkanArguments.Read(http.Request, cancel) is not { } arguments)
            return Answer(JsonValue.Create("Bad request - JSON Error: Error decoding JSON data."), 400);
        var call = new CkanCall(action, arguments, $"{http.Request.Scheme}://{http.Request.Host}", AccessKeys.Of(http.Request));
        var outcome = await actions.Run(call, cancel);
        return outcome.Error is { } error
            ? Answer(Failed(help, error), error.Status)
            : Answer(
                new JsonObject
                {
                    ["help"] = help,
                    ["success"] = true,
                    ["result"] = outcome.Result,
                },
                200
            );
    }

    static JsonObject Failed(string help, CkanError error)
    {
        var said = new JsonObject { ["__type"] = error.Type };
        // A validation error names its fields; every other one has a message.
        if (error.Field is { } field)
            said[field] = new JsonArray(error.Message);
        else
            said["message"] = error.Message;
        return new()
        {
            ["help"] = help,
            ["success"] = false,
            ["error"] = said,
        };
    }

    static JsonHttpResult<JsonNode> Answer(JsonNode body, int status) =>
        TypedResults.Json(body, Readable, "application/json;charset=utf-8", status);
}

/// <param name="Key">Of the caller; <c>null</c> without one.</param>
sealed record CkanCall(string Action, CkanArguments Arguments, string Home, string? Key);

/// <param name="Field">Of a validation error.</param>
sealed record CkanError(string Type, string Message, int Status, string? Field = null)
{
    public static readonly CkanError NotFound = new("Not Found Error", "Not found", 404);

    public static CkanError Invalid(string field, string message) => new("Validation Error", message, 409, field);
}

sealed record CkanOutcome(JsonNode? Result, CkanError? Error = null)
{
    public static implicit operator CkanOutcome(CkanError error) => new(null, error);

    public static implicit operator CkanOutcome(JsonNode result) => new(result);
}
