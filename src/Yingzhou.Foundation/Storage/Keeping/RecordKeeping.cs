using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Yingzhou.Foundation.Events;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage.Keeping;

/// <summary>Stamps changed records, keeps what they were, writes one audit line a step and lays the raised events into the outbox: all in the step's own transaction.</summary>
sealed class RecordKeeping(IEnumerable<IEventKeeper> keepers) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Keep((CityContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Records are saved asynchronously only");

    void Keep(CityContext city)
    {
        var now = city.Clock.GetUtcNow();
        var actor = city.Actors.Current;
        // Only the first record of a step is named in its audit line: use cases touch their own thing first.
        Record? first = null;

        foreach (var entry in city.ChangeTracker.Entries<Record>().ToList())
        {
            var raised = entry.Entity.TakeRaised();
            if (entry.State is EntityState.Added)
                entry.Entity.StampCreation(now, actor.Id);
            else if (entry.State is EntityState.Modified || raised.Count > 0)
                entry.Entity.StampChange(now, actor.Id);
            else
                continue;

            first ??= entry.Entity;
            city.Add(History(entry, now, actor));
            foreach (var happened in raised)
            {
                var message = Message(happened, now);
                city.Add(message);
                foreach (var keeper in keepers)
                    city.AddRange(keeper.Keep(happened, message.Id, city));
            }
        }

        if (first is not null)
            city.Add(Audit(first, city.Actors, now));
    }

    static HistoryEntry History(EntityEntry<Record> entry, DateTimeOffset now, Actor actor) =>
        new()
        {
            RecordId = entry.Entity.Id,
            Version = entry.Entity.Version,
            RecordType = entry.Metadata.ClrType.Name,
            At = now,
            By = actor.Id,
            Before = entry.State is EntityState.Added ? "{}" : Before(entry),
        };

    static string Before(EntityEntry<Record> entry)
    {
        var before = new Dictionary<string, object?>();
        foreach (var property in entry.Properties)
            if (property.IsModified && !Stamps.Contains(property.Metadata.Name))
                before[property.Metadata.Name] = property.Metadata.GetValueConverter() is { } converter
                    ? converter.ConvertToProvider(property.OriginalValue)
                    : property.OriginalValue;
        return JsonSerializer.Serialize(before, PlainJson.Options);
    }

    static readonly HashSet<string> Stamps = [nameof(Record.Version), nameof(Record.UpdatedAt), nameof(Record.UpdatedBy)];

    static OutboxMessage Message(CityEvent happened, DateTimeOffset now) =>
        new()
        {
            Type = happened.Type,
            Subject = happened.Subject,
            At = now,
            NotBefore = now,
            Data = JsonSerializer.Serialize(happened, happened.GetType(), PlainJson.Options),
        };

    static AuditEntry Audit(Record target, ActorScope actors, DateTimeOffset now) =>
        new()
        {
            At = now,
            ActorId = actors.Current.Id,
            ActorName = actors.Current.Name,
            Post = actors.Current.Post,
            OnBehalfOf = actors.Current.OnBehalfOf,
            Action = actors.Doing ?? "Change",
            Target = $"{target.GetType().Name}/{target.Id}",
        };
}
