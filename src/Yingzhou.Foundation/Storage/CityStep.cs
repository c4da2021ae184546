using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// One step of the city: everything a use case reads and writes happens in one transaction, or not at all. A refusal rolls back; of two that change
/// the same record at once, one wins and the other is told.
/// </summary>
public sealed class CityStep(CityContext city, WriterTurns turns)
{
    static readonly Fault Overtaken = new("storage.overtaken", "刚才已有人处理了同一事项，请刷新后再操作。", 412);
    static readonly PreparedQuery<string, string, IdempotencyKey?> KeyOf = new(
        (city, actor, key, cancel) => city.Set<IdempotencyKey>().AsNoTracking().SingleOrDefault(k => k.ActorId == actor && k.Key == key)
    );
    static readonly Fault KeyReused = new("storage.key-reused", "这个幂等键已用于另一项操作，请换一个新的键。", 422);

    /// <param name="doing">Name of the use case, for the audit line.</param>
    public async Task<Outcome<T>> Run<T>(string doing, Func<Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        // A use case called by another joins the step that is running.
        if (city.Database.CurrentTransaction is not null)
            return await work();

        city.Actors.Doing = doing;
        using var turn = await turns.Take(cancel);
        await using var transaction = await city.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        try
        {
            var outcome = await work();
            if (!outcome.Succeeded)
                return await Undo(transaction, outcome);
            await city.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return outcome;
        }
        catch (Exception exception) when (Collision.Is(exception))
        {
            return await Undo(transaction, (Outcome<T>)Overtaken);
        }
        finally
        {
            // What a step has read is stale for the next one.
            city.ChangeTracker.Clear();
        }
    }

    /// <summary>As <see cref="Run{T}"/>, and repeating the call with the same key gives the first answer again.</summary>
    public async Task<Outcome<T>> RunOnce<T>(string doing, string? key, Func<Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        if (string.IsNullOrEmpty(key))
            return await Run(doing, work, cancel);
        var outcome = await Run(doing, () => Answered(doing, key, work, cancel), cancel);
        if (outcome.Succeeded)
            return outcome;
        // The same request may have come twice at the same moment: then what stopped or refused this one is what the other has just stored.
        return outcome.Fault == Overtaken
            ? await Run(doing, () => Answered(doing, key, work, cancel), cancel)
            : await Known<T>(doing, key, cancel) ?? outcome;
    }

    async Task<Outcome<T>?> Known<T>(string doing, string key, CancellationToken cancel)
    {
        var actor = city.Actors.Current.Id;
        var known = await KeyOf.Ask(city, actor, key, cancel);
        return known is null ? null
            : known.Command == doing ? JsonSerializer.Deserialize<T>(known.Answer)!
            : KeyReused;
    }

    async Task<Outcome<T>> Answered<T>(string doing, string key, Func<Task<Outcome<T>>> work, CancellationToken cancel)
    {
        if (await Known<T>(doing, key, cancel) is { } known)
            return known;

        var outcome = await work();
        if (outcome.Succeeded)
            city.Add(
                new IdempotencyKey
                {
                    ActorId = city.Actors.Current.Id,
                    Key = key,
                    Command = doing,
                    Answer = JsonSerializer.Serialize(outcome.Value, PlainJson.Options),
                    At = city.Clock.GetUtcNow(),
                }
            );
        return outcome;
    }

    static async Task<Outcome<T>> Undo<T>(IDbContextTransaction transaction, Outcome<T> outcome)
    {
        await transaction.RollbackAsync(CancellationToken.None);
        return outcome;
    }
}
