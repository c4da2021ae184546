using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.NoVisit.Helping;

/// <param name="Key">The same for the same press of the button.</param>
public sealed record AuthoriseRequest(string? Point, string? Item, DateOnly? Until, string Key);

/// <summary>委托、撤销、回答: what the principal does; the helper only reads, with their own log-in and masked names.</summary>
sealed class Authorise(CityContext city, CityStep step, NoVisitContent content, CasesContent cases)
{
    public Task<Outcome<Guid>> Run(AuthoriseRequest request, Subject principal, CancellationToken cancel)
    {
        city.Actors.Current = principal.AsActor();
        return step.RunOnce(nameof(Authorise), request.Key, () => Task.FromResult(Grant(request, principal)), cancel);
    }

    public Task<Outcome<Done>> Revoke(Guid id, Subject principal, CancellationToken cancel) =>
        Deed("RevokeAuthorisation", id, principal, one => one.Revoke(city.Clock.GetUtcNow()), cancel);

    public Task<Outcome<Done>> Answer(Guid id, bool understood, Subject principal, CancellationToken cancel) =>
        Deed("AnswerUnderstood", id, principal, one => one.Answer(understood, city.Clock.GetUtcNow()), cancel);

    public async Task<IReadOnlyList<Authorisation>> Mine(Subject principal, CancellationToken cancel) =>
        await city.Set<Authorisation>()
            .AsNoTracking()
            .Where(one => one.PrincipalKey == principal.PartyKey)
            .OrderByDescending(one => one.Id)
            .Take(50)
            .ToListAsync(cancel);

    /// <summary>Those that hold in an official's area.</summary>
    public async Task<IReadOnlyList<Authorisation>> Holding(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope)
            return [];
        var today = city.Clock.GetUtcNow().Day();
        return await city.Set<Authorisation>()
            .AsNoTracking()
            .Within(scope)
            .Where(one => one.RevokedAt == null && one.Until >= today)
            .OrderBy(one => one.Until)
            .Take(100)
            .ToListAsync(cancel);
    }

    Outcome<Guid> Grant(AuthoriseRequest request, Subject principal)
    {
        if (content.Points.FirstOrDefault(point => point.Id == request.Point) is not { } point)
            return HelpFaults.NoPoint;
        if (request.Item is null || !cases.Items.TryGetValue(request.Item, out var item))
            return HelpFaults.NoItem;
        var today = city.Clock.GetUtcNow().Day();
        if (request.Until is not { } until || until < today || until > today.AddDays(Authorisation.LongestDays))
            return HelpFaults.BadUntil;
        var authorisation = new Authorisation
        {
            Region = point.Region,
            PrincipalKey = principal.PartyKey ?? "",
            PrincipalName = Personal.Name(principal.PartyName),
            Point = point.Id,
            Item = item.Id,
            ItemName = item.Name,
            Until = until,
        };
        city.Add(authorisation);
        return authorisation.Id;
    }

    Task<Outcome<Done>> Deed(string doing, Guid id, Subject principal, Func<Authorisation, Fault?> deed, CancellationToken cancel)
    {
        city.Actors.Current = principal.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<Authorisation>().FindAsync([id], cancel) is not { } one || one.PrincipalKey != principal.PartyKey)
                    return HelpFaults.Unknown;
                return deed(one) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }
}
