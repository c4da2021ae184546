using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Listening;

namespace Yingzhou.Support.Perception.Http;

/// <summary>Devices that speak HTTP: they prove themselves with code and secret (Basic). An answer of 200 means that the values are on the disk.</summary>
static class ObservationEndpoints
{
    const int LongestMessage = 1 << 20;

    static readonly Fault NoCredentials = new("perception.no-credentials", "请用 Basic 方式给出设备编号和密钥。", 401);

    static readonly Fault TooMuch = new("perception.too-much", "发送过于频繁，请稍后再发。", 429);

    public static IEndpointRouteBuilder MapObservations(this IEndpointRouteBuilder endpoints)
    {
        var perception = endpoints.MapGroup("/api/perception").WithTags("物联感知").AllowAnonymous().DisableAntiforgery();
        perception
            .MapPost("/observations", Take)
            .WithName("TakeObservations")
            .WithSummary("接收设备观测值；返回成功即已落盘")
            .Accepts<object>("application/json");
        return endpoints;
    }

    static async Task<Results<Ok<IntakeReceipt>, ProblemHttpResult>> Take(HttpRequest request, IIntake intake, CancellationToken cancel)
    {
        if (Credentials(request.Headers.Authorization.ToString()) is not var (code, secret))
            return Problems.From(NoCredentials);
        var known = await intake.Recognise(code, secret, cancel);
        var raw = await Body(request, cancel);
        if (raw is null)
            return Problems.From(PerceptionFaults.Shape("报文", "至多 1 MB"));
        var from = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (known.Fault is { } unknown)
            return Kept(intake, unknown.Status == 404 ? null : code, from, raw, unknown);
        if (intake.Throttle(code) is var wait && wait > TimeSpan.Zero)
        {
            request.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
            return Problems.From(TooMuch);
        }
        var read = ObservationMessage.Read(raw);
        if (read.Fault is { } wrong)
            return Kept(intake, code, from, raw, wrong);
        var taken = await intake.Take(code, Wire.Http, raw, read.Value, cancel);
        return taken.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(taken.Value);
    }

    static ProblemHttpResult Kept(IIntake intake, string? code, string from, byte[] raw, Fault fault)
    {
        intake.Refuse(code, Wire.Http, from, raw, fault);
        return Problems.From(fault);
    }

    static (string Code, string Secret)? Credentials(string header)
    {
        const string scheme = "Basic ";
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + 1)..]) : null;
    }

    static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancel) is > 0 and var length)
        {
            await body.WriteAsync(buffer.AsMemory(0, length), cancel);
            if (body.Length > LongestMessage)
                return null;
        }
        return body.ToArray();
    }
}
