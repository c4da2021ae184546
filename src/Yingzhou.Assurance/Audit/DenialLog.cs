using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Audit;

/// <summary>
/// Keeps refusals (拒绝日志). The step that was refused is rolled back and, on SQLite, still holds the only writer: so a refusal is written after it, from a
/// queue of bounded length. A crash may lose the last refusals; of what was allowed it loses nothing, that stands in the step itself.
/// </summary>
sealed class DenialLog(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DenialLog> log) : BackgroundService
{
    readonly Channel<AuditEntry> waiting = Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
        dropped => log.LogError("A refusal was not kept, too many are waiting: {Action} by {Actor}", dropped.Detail, dropped.ActorId)
    );

    /// <summary>What must not wait for the database either, and changes nothing: an attempt to sign in.</summary>
    public void Note(AuditEntry entry) => waiting.Writer.TryWrite(entry);

    public void Note(Subject subject, string action, Resource resource, Decision decision) =>
        waiting.Writer.TryWrite(
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                ActorId = subject.ActorId,
                ActorName = subject.Name,
                Post = subject.ActingPost?.Id,
                OnBehalfOf = subject.ActingPost?.OnBehalfOf?.Id,
                Action = "Deny",
                Target = $"{resource.Kind}/{resource.Id}",
                Detail = $"{action}: {decision.Reason}",
            }
        );

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        await Write([.. Waiting()], cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            await Write([.. Waiting()], stoppingToken);
    }

    IEnumerable<AuditEntry> Waiting()
    {
        while (waiting.Reader.TryRead(out var entry))
            yield return entry;
    }

    async Task Write(IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        if (entries.Count == 0)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var city = scope.ServiceProvider.GetRequiredService<CityContext>();
            city.AddRange(entries);
            await city.SaveChangesAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "{Count} refusals could not be kept", entries.Count);
        }
    }
}
