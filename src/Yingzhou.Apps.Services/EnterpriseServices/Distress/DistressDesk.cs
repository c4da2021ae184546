using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Distress;

/// <param name="Entitled">Clauses that it could have today.</param>
/// <param name="Worth">What they are worth.</param>
/// <param name="Waiting">Its appeals that wait for an answer.</param>
/// <param name="Helped">The last time somebody spoke to it; <c>null</c> when nobody has.</param>
sealed record DistressLine(Firm Firm, DistressSignal Signal, int Entitled, Money Worth, int Waiting, HelpRecord? Helped);

/// <summary>助企: whom to call, with what can be offered, for the service officers of the area. Banks are outside of every area and get nothing.</summary>
sealed class DistressDesk(CityContext city, PoliciesContent policies, DistressModel model, IPermissions permissions, TimeProvider clock)
{
    const int Shown = 100;

    public async Task<Outcome<List<DistressLine>>> List(Subject official, CancellationToken cancel)
    {
        var region = official.ActingPost?.Unit.Region ?? "";
        if (permissions.Refuse(official, EnterpriseRights.OfferHelp, new("enterprise-distress", "all") { Region = region }) is { } refused)
            return refused;
        if (official.Scope is not { } scope)
            return new List<DistressLine>();
        var now = clock.GetUtcNow();
        var signalled = (await city.Set<Firm>().AsNoTracking().Within(scope).ToListAsync(cancel))
            .Select(firm => (Firm: firm, Signal: DistressSignal.Of(JsonSerializer.Deserialize<List<KnownFact>>(firm.Known)!, model, now)))
            .Where(one => one.Signal?.Probability >= model.OfferFrom)
            .OrderByDescending(one => one.Signal!.Probability)
            .ThenBy(one => one.Firm.Name, StringComparer.Ordinal)
            .Take(Shown)
            .ToList();
        var keys = signalled.Select(one => one.Firm.PartyKey).ToList();
        var waiting = (
            await city.Set<Appeal>()
                .AsNoTracking()
                .Where(appeal => keys.Contains(appeal.PartyKey) && appeal.RepliedAt == null)
                .Select(appeal => appeal.PartyKey)
                .ToListAsync(cancel)
        )
            .CountBy(key => key)
            .ToDictionary();
        var helps = (await city.Set<HelpRecord>().AsNoTracking().Where(help => keys.Contains(help.PartyKey)).ToListAsync(cancel)).ToLookup(
            help => help.PartyKey
        );
        return signalled
            .Select(one =>
            {
                var clauses = FirmMatch.Of(one.Firm, [], policies, now).Clauses.Where(clause => clause.Taken).ToList();
                var worth = clauses.Aggregate(Money.Zero, (sum, clause) => sum + (clause.Amount ?? Money.Zero));
                return new DistressLine(
                    one.Firm,
                    one.Signal!,
                    clauses.Count,
                    worth,
                    waiting.GetValueOrDefault(one.Firm.PartyKey),
                    helps[one.Firm.PartyKey].MaxBy(help => help.Id)
                );
            })
            .ToList();
    }
}
