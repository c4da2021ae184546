using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Yingzhou.Support.Process;

/// <summary>
/// Work of a drawn service task that reaches outside the database (作业处理): a letter, a payment, another system. It runs after the step has committed, under
/// a lease that is extended while it works. It may run more than once, always with the same <see cref="JobOrder.Key"/>: pass the key on to whoever is
/// called, so that they do it once.
/// </summary>
public interface IJobHandler
{
    /// <summary><c>zeebe:taskDefinition type</c>, e.g. <c>letter.send</c>.</summary>
    string Type { get; }

    /// <summary>After how long without a sign of life another worker takes the job.</summary>
    TimeSpan Lease => TimeSpan.FromSeconds(30);

    /// <exception cref="Exception">Whatever it throws counts as <see cref="JobAnswer.Failed"/>.</exception>
    Task<JobAnswer> Do(JobOrder order, CancellationToken cancel);
}

/// <param name="Key">Idempotency key (幂等键): instance and element instance, the same for every attempt and after a repair.</param>
/// <param name="Attempt">From 1.</param>
public sealed record JobOrder(
    string Key,
    Guid InstanceId,
    string BusinessKey,
    string ElementId,
    int Attempt,
    IReadOnlyDictionary<string, string> Headers,
    JsonObject Variables
);

/// <summary>What became of a job.</summary>
public abstract record JobAnswer
{
    JobAnswer() { }

    /// <summary>Done: the variables go to the process.</summary>
    public sealed record Completed(JsonObject Variables) : JobAnswer;

    /// <summary>Not this time: tried again until the retries are used up, then an incident.</summary>
    /// <param name="RetryAfter"><c>null</c> backs off by itself.</param>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter = null) : JobAnswer;

    /// <summary>An expected failure that the drawing may catch (BPMN 错误).</summary>
    public sealed record Error(string Code, string? Message, JsonObject Variables) : JobAnswer;

    /// <summary>Not yet, e.g. the other side is closed: called again then, no retry is used.</summary>
    public sealed record Deferred(DateTimeOffset Until) : JobAnswer;
}

public static class JobHandlerServices
{
    public static IServiceCollection AddJobHandler<T>(this IServiceCollection services)
        where T : class, IJobHandler => services.AddScoped<IJobHandler, T>();
}
