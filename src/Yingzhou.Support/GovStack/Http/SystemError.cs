using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Support.GovStack.Http;

/// <summary>A refusal in the words of the building blocks: schema <c>systemError</c> of the registration API, with the field added.</summary>
sealed record SystemError(string? TraceId, string Code, string Message, string LocalizedMessage, string? Field);

/// <summary>Answers as <c>application/json; charset=utf-8</c>; what is not known is left out, for no property of these schemas may be null.</summary>
static class Answers
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Ok<T>(T value) => Results.Json(value, Json);

    public static IResult Created<T>(T value) => Results.Json(value, Json, statusCode: StatusCodes.Status201Created);

    public static IResult Refused(Fault fault) =>
        Results.Json(
            new SystemError(Activity.Current?.TraceId.ToString(), fault.Code, fault.Detail, fault.Detail, fault.Field),
            Json,
            statusCode: fault.Status
        );
}
