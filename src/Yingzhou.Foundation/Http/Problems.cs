using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Http;

/// <summary>The one translation of refusals to RFC 9457: <c>title</c> is the code for machines, <c>detail</c> the sentence for people.</summary>
public static class Problems
{
    public static ProblemHttpResult From(Fault fault)
    {
        var extensions = new Dictionary<string, object?> { ["traceId"] = Activity.Current?.Id };
        if (fault.Field is { } field)
            extensions["field"] = field;
        return TypedResults.Problem(fault.Detail, statusCode: fault.Status, title: fault.Code, extensions: extensions);
    }
}
