using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>
/// Keeps the calls (存证). Whoever waits for the disk waits together: all that came while one commit was running share the next one, so that evidence costs a call a share of a commit and not a whole one.
/// </summary>
sealed class CallJournal(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    const int MostAtOnce = 200;

    /// <summary>Kinds of evidence in the ledger.</summary>
    public const string Given = "sharing.call";
    public const string Denied = "sharing.denied";

    readonly ConcurrentQueue<Line> waiting = new();
    readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Before anything is read.</summary>
    /// <returns><c>false</c> when the nonce was used before.</returns>
    public Task<bool> Begin(SharedCall call) => Write(new(call, Kept: true, New: true));

    /// <summary>How it ended: before the first byte of an answer.</summary>
    public Task End(SharedCall call) => Write(new(call, Kept: false, New: false));

    /// <summary>A call that was refused.</summary>
    public Task Refused(SharedCall call) => Write(new(call, Kept: false, New: true));

    async Task<bool> Write(Line line)
    {
        waiting.Enqueue(line);
        await turn.WaitAsync();
        try
        {
            while (!line.Written.Task.IsCompleted)
                await Flush();
        }
        finally
        {
            turn.Release();
        }
        return await line.Written.Task;
    }

    async Task Flush()
    {
        var lines = new List<Line>();
        while (lines.Count < MostAtOnce && waiting.TryDequeue(out var line))
            lines.Add(line);
        try
        {
            // Two processes may use one nonce at the same moment: then each line is tried alone, and only the loser is refused.
            if (!await Commit(lines))
                foreach (var line in lines)
                    if (!await Commit([line]))
                        line.Written.TrySetResult(false);
        }
#pragma warning disable CA1031 // Whatever stopped the commit is told to everybody who waits for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var line in lines)
                line.Written.TrySetException(exception);
        }
    }

    async Task<bool> Commit(IReadOnlyList<Line> lines)
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        city.Actors.Current = Actor.System;
        List<Line> repeated = [];
        var committed = await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                "KeepCalls",
                async () =>
                {
                    repeated = await Add(city, scope.ServiceProvider.GetRequiredService<ILedger>(), lines);
                    return Done.It;
                }
            );
        if (!committed.Succeeded)
            return false;
        foreach (var line in lines)
            line.Written.TrySetResult(!repeated.Contains(line));
        return true;
    }

    async Task<List<Line>> Add(CityContext city, ILedger ledger, IReadOnlyList<Line> lines)
    {
        var now = clock.GetUtcNow();
        var ids = lines.Where(line => line.Kept).Select(line => line.NonceId).ToList();
        var known =
            ids.Count == 0
                ? []
                : await city.Set<UsedNonce>()
                    .Where(nonce => ids.Contains(nonce.Id))
                    .ToDictionaryAsync(nonce => nonce.Id, StringComparer.Ordinal);
        var repeated = new List<Line>();
        foreach (var line in lines)
        {
            if (line.Kept)
            {
                if (!known.TryGetValue(line.NonceId, out var used))
                    city.Add(known[line.NonceId] = new() { Id = line.NonceId, At = now });
                else if (now - used.At <= TimeSpan.FromSeconds(SignedRequest.NonceRemembered))
                {
                    repeated.Add(line);
                    continue;
                }
                else
                    used.At = now;
            }
            if (line.New)
                city.Add(line.Call);
            else
                city.Update(line.Call);
            // How it ended is what is proved. Of a call without a grant of ours everything was made up by the caller, in a sandbox by us.
            if (!line.Kept && !line.Call.Sandbox && line.Call.Provider.Length > 0)
                ledger.Enter(Evidence(line.Call));
        }
        return repeated;
    }

    // A purpose that was refused was never anybody's purpose: it stays out of what is public.
    static Evidence Evidence(SharedCall call) =>
        new(call.State is CallState.Denied ? Denied : Given, call.Grant)
        {
            Id = call.Id,
            About = call.Dataset,
            Unit = call.Consumer,
            Purpose = call.State is CallState.Denied ? null : call.Purpose,
            Payload = new
            {
                call.At,
                call.KeyId,
                call.GrantVersion,
                call.Provider,
                call.Purpose,
                call.CaseNumber,
                call.Subject,
                call.Fields,
                call.RequestHash,
                call.Signature,
                State = call.State.ToString(),
                call.Verdict,
                call.Rows,
                call.ResponseHash,
                call.ResponseSignature,
            },
        };

    public void Dispose() => turn.Dispose();

    /// <param name="Kept">Its nonce is remembered.</param>
    /// <param name="New">It was not written before.</param>
    sealed record Line(SharedCall Call, bool Kept, bool New)
    {
        public string NonceId { get; } = $"{Call.KeyId}:{Call.Nonce}";

        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
