using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Raising;

/// <summary>
/// The queue between a stream and the alerts. It is as long as what changed while the database was busy; a database that fails is asked again with the same, so that nothing is left out and nothing
/// overtakes. What dies with the process is said again by the stream's journal.
/// </summary>
sealed class AlertFeed(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlertFeed> log) : IAlertFeed
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    sealed record Said(
        RaiseAlert? Raise,
        (string Kind, string Subject, string Cause, DateTimeOffset At) End,
        TaskCompletionSource? Settled
    );

    readonly Channel<Said> said = Channel.CreateUnbounded<Said>(new() { SingleReader = true });

    public void Raise(RaiseAlert alert) => said.Writer.TryWrite(new(alert, default, null));

    public void End(string kind, string subjectKey, string cause, DateTimeOffset at) =>
        said.Writer.TryWrite(new(null, (kind, subjectKey, cause, at), null));

    public Task Settled(CancellationToken cancel)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        said.Writer.TryWrite(new(null, default, settled));
        return settled.Task.WaitAsync(cancel);
    }

    public async Task Run(CancellationToken stop)
    {
        await foreach (var one in said.Reader.ReadAllAsync(stop))
            while (!await Stored(one, stop))
                await Task.Delay(Patience, clock, stop);
    }

    async Task<bool> Stored(Said one, CancellationToken stop)
    {
        try
        {
            if (one.Settled is not null)
                one.Settled.TrySetResult();
            else
                await Store(one, stop);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A database that is away must not end the queue; it is logged with its stack and asked again.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            log.LogError(broken, "An alert of the stream could not be stored and will be tried again");
            return false;
        }
    }

    async Task Store(Said one, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var alerting = scope.ServiceProvider.GetRequiredService<IAlerting>();
        if (one.Raise is { } raise)
        {
            var lasting = await alerting.Active(raise.Kind, raise.SubjectKey, raise.Cause, stop);
            var isNew = lasting is null
                ? !await alerting.Knows(raise.Kind, raise.SubjectKey, raise.Cause, raise.HappenedAt, stop)
                : raise.Level > lasting.Level;
            if (isNew && (await alerting.Raise(raise, stop)).Fault is { } refused)
                Tell(raise.Kind, raise.SubjectKey, refused);
            return;
        }
        var (kind, subject, cause, at) = one.End;
        if (
            await alerting.Active(kind, subject, cause, stop) is { } alert
            && alert.HappenedAt <= at
            && (await alerting.End(kind, subject, cause, at, stop)).Fault is { } fault
        )
            Tell(kind, subject, fault);
    }

    void Tell(string kind, string subject, Fault fault) =>
        log.LogError("An alert {Kind} of {Subject} was refused: {Fault}", kind, subject, fault.Code);
}

/// <summary>Stores what the feed holds for as long as the city runs.</summary>
sealed class AlertFeedService(AlertFeed feed) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => feed.Run(stoppingToken);
}
