using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Yingzhou.Foundation.Live;

/// <summary>Server-sent events of one page (提醒流): <c>nudge</c> when it should look again, <c>alive</c> in between, an end after a while.</summary>
public sealed class LiveStream(LiveHub hub, TimeProvider clock)
{
    /// <summary>However much happens, a page looks again no more often than this.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(20);

    /// <summary>Then the browser comes again by itself, and is asked anew who it is.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public Results<ServerSentEventsResult<string>, StatusCodeHttpResult> Of(
        string account,
        IEnumerable<string> topics,
        CancellationToken cancel
    ) =>
        hub.Listen(account, topics) is { } listener
            ? TypedResults.ServerSentEvents(Nudges(listener, cancel))
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    async IAsyncEnumerable<SseItem<string>> Nudges(LiveHub.Listener listener, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var _ = listener;
        var end = clock.GetUtcNow() + Longest;
        yield return new("", "alive") { ReconnectionInterval = Breath };
        while (clock.GetUtcNow() < end)
        {
            if (await Waited(listener, cancel) is not { } nudged)
                yield break;
            yield return new("", nudged ? "nudge" : "alive");
            if (nudged && !await Rested(cancel))
                yield break;
        }
    }

    // null: the page is gone.
    async Task<bool?> Waited(LiveHub.Listener listener, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var timer = clock.CreateTimer(_ => patience.Cancel(), null, SignOfLife, Timeout.InfiniteTimeSpan);
        try
        {
            return await listener.Nudges.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return cancel.IsCancellationRequested ? null : false;
        }
    }

    async Task<bool> Rested(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Breath, clock, cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
