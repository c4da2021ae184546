using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Audit;

sealed class AuditTrail(CityContext city, CityStep step) : IAudit
{
    public async Task<string> Reveal(Personal personal, string target, string field, string purpose, CancellationToken cancel = default)
    {
        await Note("Read", target, $"{field}：{purpose}", cancel);
        return personal.Plain;
    }

    public Task Note(string action, string target, string? detail = null, CancellationToken cancel = default) =>
        step.Run<Done>(
            action,
            () =>
            {
                city.Add(Line(action, target, detail));
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );

    public async Task<IReadOnlyList<AuditLine>> About(
        string target,
        AuditLine? before = null,
        int size = 50,
        CancellationToken cancel = default
    )
    {
        var lines = city.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Target == target);
        if (before is not null)
            lines = lines.Where(entry => entry.At < before.At || entry.At == before.At && entry.Id < before.Id);
        return await Newest(lines, size, cancel);
    }

    public async Task<IReadOnlyList<AuditLine>> Deeds(
        IReadOnlyCollection<string> actions,
        DateTimeOffset from,
        DateTimeOffset until,
        int most,
        CancellationToken cancel = default
    ) => await Newest(Of(actions, from, until), most, cancel);

    public async Task<IReadOnlyList<AuditCount>> CountByActor(
        IReadOnlyCollection<string> actions,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel = default
    ) =>
        await Of(actions, from, until)
            .GroupBy(entry => entry.ActorId)
            .Select(same => new AuditCount(same.Key, same.Max(entry => entry.ActorName)!, same.Count()))
            .ToListAsync(cancel);

    IQueryable<AuditEntry> Of(IReadOnlyCollection<string> actions, DateTimeOffset from, DateTimeOffset until) =>
        city.Set<AuditEntry>().AsNoTracking().Where(entry => actions.Contains(entry.Action) && entry.At >= from && entry.At < until);

    static Task<List<AuditLine>> Newest(IQueryable<AuditEntry> lines, int most, CancellationToken cancel) =>
        lines
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(most)
            .Select(entry => new AuditLine(
                entry.Id,
                entry.At,
                entry.ActorId,
                entry.ActorName,
                entry.Post,
                entry.OnBehalfOf,
                entry.Action,
                entry.Target,
                entry.Detail
            ))
            .ToListAsync(cancel);

    AuditEntry Line(string action, string target, string? detail)
    {
        var actor = city.Actors.Current;
        return new()
        {
            At = city.Clock.GetUtcNow(),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Post = actor.Post,
            OnBehalfOf = actor.OnBehalfOf,
            Action = action,
            Target = target,
            Detail = detail,
        };
    }
}
