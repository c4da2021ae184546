using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Yingzhou.Kernel;

namespace Yingzhou.Support.GovStack.Http;

/// <summary>The 500 of the specification (<c>InternalServerError</c>): a trace id and nothing else; the stack is in the log.</summary>
sealed class BrokenAnswers(ILogger<BrokenAnswers> log) : IEndpointFilter
{
    static readonly Fault Broken = new("govstack.broken", "系统出错了，请稍后再试；如仍不行，请把 traceId 告诉管理员。", 500);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
#pragma warning disable CA1031 // The members' programs expect the body that the specification states, whatever broke.
        catch (Exception exception) when (exception is not (OperationCanceledException or BadHttpRequestException))
#pragma warning restore CA1031
        {
            log.LogError(exception, "{Method} {Path} failed", context.HttpContext.Request.Method, context.HttpContext.Request.Path);
            return Answers.Refused(Broken);
        }
    }
}
