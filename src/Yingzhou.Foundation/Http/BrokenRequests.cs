using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Http;

/// <summary>A request that no endpoint can read (请求格式不对): refused in one place, naming the field.</summary>
public static partial class BrokenRequests
{
    static readonly Fault OtherType = new(
        "http.media-type",
        "请以 application/json 发送这个请求的正文。",
        StatusCodes.Status415UnsupportedMediaType
    );

    static readonly Fault NotThisJson = new("http.body", "请求正文不是这个接口要的 JSON，请对照接口说明检查。", 400);

    // 503-key of p15 §9.7: what is sealed is not shown by any other way; everything else works on.
    static readonly Fault NoKeys = new(
        "storage.keys-unavailable",
        "密钥服务没有应答，加密保存的内容暂时读不出来，也不会改用明文。其他内容不受影响，请稍后再试。",
        StatusCodes.Status503ServiceUnavailable
    );

    // As System.Text.Json and minimal APIs write them; the tests hold every JSON endpoint to it.
    [GeneratedRegex("missing required properties including: (?:'(?<name>[^']+)'[^'P]*)+")]
    static partial Regex Missing { get; }

    [GeneratedRegex("(?:parameter|property|member|field) '(?<name>[^']+)'.*null")]
    static partial Regex NotNull { get; }

    [GeneratedRegex("parameter \"(?:.+ )?(?<name>[^\" ]+)\"")]
    static partial Regex Parameter { get; }

    public static IApplicationBuilder UseExplainedRequests(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                    // The router itself turns away a body of another type.
                    if (http.Response is { StatusCode: StatusCodes.Status415UnsupportedMediaType, HasStarted: false, ContentType: null })
                        await Problems.From(OtherType).ExecuteAsync(http);
                }
                catch (Exception failure) when (!http.Response.HasStarted && KeysUnavailableException.IsBehind(failure))
                {
                    http.Response.Clear();
                    http.Response.Headers.RetryAfter = "5";
                    await (WantsPage(http) ? Said(NoKeys) : Problems.From(NoKeys)).ExecuteAsync(http);
                }
                catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
                {
                    await Problems.From(Explain(broken)).ExecuteAsync(http);
                }
            }
        );

    static bool WantsPage(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    // For people: no layout, because the frame of a page reads what is sealed, too.
    static IResult Said(Fault fault) =>
        TypedResults.Content(
            $"<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>暂时读不出来 · 瀛洲</title></head>"
                + $"<body><main><h1>暂时读不出来</h1><p>{fault.Detail}</p><p>原因代码：<code>{fault.Code}</code></p></main></body></html>",
            "text/html; charset=utf-8",
            statusCode: fault.Status
        );

    static Fault Explain(BadHttpRequestException broken) =>
        broken.InnerException is JsonException json ? OfBody(json)
        : broken.StatusCode is StatusCodes.Status413PayloadTooLarge
            ? new("http.too-large", "请求正文太大，请分几次发送。", StatusCodes.Status413PayloadTooLarge)
        : broken.StatusCode is StatusCodes.Status415UnsupportedMediaType ? OtherType
        : broken.Message.Contains("body", StringComparison.Ordinal) ? NotThisJson
        : Parameter.Match(broken.Message) is { Success: true } found
            ? new Fault("http.parameter", $"参数 {Name(found)} 缺少，或者写法不对。", 400) { Field = Name(found) }
        : new("http.broken", "请求不完整或者写法不对，请对照接口说明检查。", 400);

    static Fault OfBody(JsonException broken)
    {
        if (Missing.Match(broken.Message) is { Success: true } missing)
        {
            var names = missing.Groups["name"].Captures.Select(one => one.Value).ToList();
            return new("http.field-missing", $"缺少必填字段：{string.Join("、", names)}。", 400)
            {
                Field = At(broken.Path) is { Length: > 0 } at ? $"{at}.{names[0]}" : names[0],
            };
        }
        var field =
            At(broken.Path) is { Length: > 0 } place ? place
            : NotNull.Match(broken.Message) is { Success: true } named ? Name(named)
            : null;
        return field is null
            ? NotThisJson
            : new("http.field-wrong", $"字段 {field} 的值不对：不能为空，类型要对照接口说明。", 400) { Field = field };
    }

    static string Name(Match match) => JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);

    static string At(string? path) => path is null or "$" ? "" : path.TrimStart('$').TrimStart('.');
}
