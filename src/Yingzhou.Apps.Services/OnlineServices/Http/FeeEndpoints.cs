using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Apps.Services.OnlineServices.Fees;
using Yingzhou.Foundation.Http;

namespace Yingzhou.Apps.Services.OnlineServices.Http;

/// <summary>The till's way in (缴费通知): no session, a seal.</summary>
static class FeeEndpoints
{
    public static IEndpointRouteBuilder MapFees(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/fees/paid", Take)
            .WithName("TakeFeePayment")
            .WithSummary("缴费到账通知：五行文本的 HMAC-SM3 签名，同一流水号重复通知只入账一次")
            .WithTags("缴费")
            .AllowAnonymous()
            .DisableAntiforgery();
        return endpoints;
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Take(FeePayment payment, FeeDesk fees, CancellationToken cancel)
    {
        var taken = await fees.Take(payment, cancel);
        return taken.Fault is { } fault ? Problems.From(fault) : TypedResults.NoContent();
    }
}
