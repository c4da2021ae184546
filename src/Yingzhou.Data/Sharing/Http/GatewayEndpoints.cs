using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Http;

/// <summary>The gateway on the wire. Who calls is known by the signature alone: no cookie counts here.</summary>
static class GatewayEndpoints
{
    public const string Key = "YZ-Key";
    public const string Grant = "YZ-Grant";
    public const string Purpose = "YZ-Purpose";
    public const string Nonce = "YZ-Nonce";
    public const string Timestamp = "YZ-Timestamp";
    public const string Signature = "YZ-Signature";

    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder endpoints)
    {
        var gateway = endpoints.MapGroup("/gw/v1").WithTags("数据共享网关").AllowAnonymous().DisableAntiforgery();
        gateway
            .MapPost(
                "/ds/{dataset}/query",
                (string dataset, HttpContext http, IGateway gateway, IOptions<SharingOptions> limits) =>
                    Handle(http, gateway, limits.Value, GatewayAct.Query, dataset)
            )
            .WithName("QuerySharedData")
            .WithSummary("按授权查询共享数据（签名请求）");
        gateway
            .MapPost(
                "/ds/{dataset}/exports",
                (string dataset, HttpContext http, IGateway gateway, IOptions<SharingOptions> limits) =>
                    Handle(http, gateway, limits.Value, GatewayAct.StartExport, dataset)
            )
            .WithName("StartSharedExport")
            .WithSummary("按授权请求一个批次（签名请求）");
        gateway
            .MapGet(
                "/exports/{export:guid}",
                (Guid export, HttpContext http, IGateway gateway, IOptions<SharingOptions> limits) =>
                    Handle(http, gateway, limits.Value, GatewayAct.Manifest, null, export)
            )
            .WithName("GetSharedExport")
            .WithSummary("批次清单（签名请求）");
        gateway
            .MapGet(
                "/exports/{export:guid}/parts/{number:int}",
                (Guid export, int number, HttpContext http, IGateway gateway, IOptions<SharingOptions> limits) =>
                    Handle(http, gateway, limits.Value, GatewayAct.Part, null, export, number)
            )
            .WithName("GetSharedExportPart")
            .WithSummary("批次的一个分片，可断点续传（签名请求）");
        gateway
            .MapGet(
                "/events",
                (HttpContext http, IGateway gateway, IOptions<SharingOptions> limits, int after = 0) =>
                    Handle(http, gateway, limits.Value, GatewayAct.Events, null, null, after)
            )
            .WithName("GetSharedEvents")
            .WithSummary("授权数据集在某版本之后的变动，CloudEvents 批（签名请求）");
        gateway.MapGet("/key", PublicKey).WithName("GetGatewayKey").WithSummary("网关的 SM2 公钥，用于核验应答签名");
        return endpoints;
    }

    static IResult PublicKey(GatewaySecrets secrets) =>
        TypedResults.Json(new { scheme = "SM2", publicKey = Convert.ToHexStringLower(secrets.Signer.Public.Export()) });

    static async Task<IResult> Handle(
        HttpContext http,
        IGateway gateway,
        SharingOptions limits,
        GatewayAct act,
        string? dataset,
        Guid? export = null,
        int number = 0
    )
    {
        if (await Body(http, limits.MostBody) is not { } body)
            return Problem(http, new(GatewayDenial.Body($"请求体超过 {limits.MostBody / 1024} KB。")));
        if (Read(http, body, act, dataset, export, number) is not { } call)
            return Problem(
                http,
                new(GatewayDenial.Signature($"缺少签名请求头，应有 {Key}、{Grant}、{Purpose}、{Nonce}、{Timestamp}、{Signature}。"))
            );
        var answer = await gateway.Call(call, http.RequestAborted);
        return answer.Denial is null ? Given(http, answer, act) : Problem(http, answer);
    }

    static IResult Given(HttpContext http, GatewayAnswer answer, GatewayAct act)
    {
        var headers = http.Response.Headers;
        headers["YZ-Call"] = answer.Call.ToString();
        headers["YZ-Request-Hash"] = answer.RequestHash;
        headers["YZ-Response-Hash"] = answer.ResponseHash;
        headers["YZ-Grant-Version"] = answer.GrantVersion.ToString(CultureInfo.InvariantCulture);
        headers["YZ-Response-Signature"] = answer.Signature;
        headers.CacheControl = answer.Tag is null ? "no-store" : "private, no-cache";
        if (answer.Tag is { } tag)
            headers.ETag = tag;
        if (answer.IsUnchanged)
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return answer.File is { } file
            ? TypedResults.PhysicalFile(
                file,
                file.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet",
                enableRangeProcessing: true
            )
            : TypedResults.Bytes(answer.Body!, act is GatewayAct.Events ? "application/cloudevents-batch+json" : "application/json");
    }

    /// <summary>RFC 9457, with the denial's code as title.</summary>
    static IResult Problem(HttpContext http, GatewayAnswer answer)
    {
        var denial = answer.Denial!;
        if (denial.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            denial.Detail,
            statusCode: denial.Status,
            title: denial.Code,
            extensions: answer.Call is { } id ? new Dictionary<string, object?> { ["call"] = id } : null
        );
    }

    static GatewayCall? Read(HttpContext http, byte[] body, GatewayAct act, string? dataset, Guid? export, int number)
    {
        var headers = http.Request.Headers;
        if (
            headers[Key] is not [{ Length: > 0 and <= 40 } key]
            || headers[Grant] is not [{ Length: > 0 and <= 40 } grant]
            || headers[Purpose] is not [{ Length: > 0 and <= 80 } purpose]
            || headers[Nonce] is not [{ Length: > 0 } nonce]
            || headers[Timestamp] is not [{ } at]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
            || headers[Signature] is not [{ Length: <= 400 } written]
        )
            return null;
        var signature = new byte[written.Length / 2];
        if (Convert.FromHexString(written, signature, out _, out _) is not OperationStatus.Done)
            return null;
        // As it stood on the wire: what was decoded on the way might have been signed otherwise.
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget is { Length: > 0 } raw
            ? raw
            : http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
        var cut = target.IndexOf('?', StringComparison.Ordinal);
        return new(
            new(
                http.Request.Method,
                cut < 0 ? target : target[..cut],
                cut < 0 ? "" : target[(cut + 1)..],
                grant,
                purpose,
                nonce,
                timestamp,
                body
            ),
            key,
            signature,
            act,
            dataset,
            headers["Idempotency-Key"] is [{ Length: > 0 and <= 100 } idempotency] ? idempotency : null,
            headers.ContentEncoding is ["gzip"],
            export,
            number,
            headers.IfNoneMatch is [{ Length: > 0 and <= 100 } known] ? known : null
        );
    }

    /// <returns><c>null</c> when it is longer than it may be.</returns>
    static async Task<byte[]?> Body(HttpContext http, int most)
    {
        if (http.Request.ContentLength > most)
            return null;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > most)
                return null;
        }
        return kept.ToArray();
    }
}
