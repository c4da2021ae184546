using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Yingzhou.Support.Process.Http;

/// <param name="Types">Job types, at most ten.</param>
sealed record TakeJobsRequest(
    [property: MinLength(1), MaxLength(10)] IReadOnlyList<string> Types,
    [property: StringLength(100, MinimumLength = 1)] string Worker,
    [property: Range(1, 3600)] int LeaseSeconds = 60,
    [property: Range(1, 100)] int Most = 10
);

sealed record ExtendRequest(Guid Lease, [property: Range(1, 3600)] int Seconds);

sealed record CompleteRequest(Guid Lease, JsonObject? Variables);

sealed record FailRequest(
    Guid Lease,
    [property: StringLength(1000, MinimumLength = 1)] string Reason,
    [property: Range(0, 604_800)] int? RetryAfterSeconds
);

sealed record ErrorRequest(
    Guid Lease,
    [property: StringLength(200, MinimumLength = 1)] string Code,
    string? Message,
    JsonObject? Variables
);

sealed record DeferRequest(Guid Lease, DateTimeOffset Until);

/// <param name="Key">Idempotency key to pass on to whoever is called.</param>
/// <param name="Lease">Secret of this lease; every answer names it.</param>
sealed record TakenJobAnswer(
    Guid Instance,
    long Element,
    Guid Lease,
    string Key,
    string Type,
    string BusinessKey,
    string ElementId,
    int Attempt,
    int RetriesLeft,
    DateTimeOffset LeasedUntil,
    IReadOnlyDictionary<string, string> Headers,
    JsonObject Variables
)
{
    public static TakenJobAnswer Of(TakenJob job) =>
        new(
            job.Lease.InstanceId,
            job.Lease.ElementInstanceId,
            job.Lease.Token,
            job.Order.Key,
            job.Type,
            job.Order.BusinessKey,
            job.Order.ElementId,
            job.Order.Attempt,
            job.RetriesLeft,
            job.LeasedUntil,
            job.Order.Headers,
            job.Order.Variables
        );
}

/// <param name="Id">The publisher's own id; the same id is delivered once.</param>
sealed record MessageRequest(
    [property: StringLength(200, MinimumLength = 1)] string Name,
    string? CorrelationKey,
    [property: StringLength(200, MinimumLength = 1)] string Id,
    JsonObject? Variables,
    [property: Range(0, 2_592_000)] int TimeToLiveSeconds = 86_400,
    StartContext? Start = null
);

sealed record SignalRequest([property: StringLength(200, MinimumLength = 1)] string Name, JsonObject? Variables);
