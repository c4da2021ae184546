using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

public enum ListDeed
{
    Check,
    Announce,
    Publish,
}

/// <param name="Genuine">Whether the content is what was signed; <c>null</c> before it is published.</param>
sealed record ListState(LicenceList List, string Digest, ListPublication? Publication, bool? Genuine)
{
    public PublicationStage Stage => Publication?.Stage ?? PublicationStage.Draft;
}

/// <summary>Versions of the list with where each stands on its way, and the deeds that move them.</summary>
sealed class ListRegister(CityContext city, CityStep step, LicenceContent licences, InstallationKeys keys, IPermissions permissions)
{
    public const string KeyName = "licence-list";

    public async Task<IReadOnlyList<ListState>> All(CancellationToken cancel)
    {
        var known = await city.Set<ListPublication>().AsNoTracking().ToDictionaryAsync(one => one.ListId, cancel);
        return
        [
            .. licences.Versions.Select(list =>
            {
                var (digest, publication) = (ListPublication.DigestOf(list), known.GetValueOrDefault(list.Id));
                return new ListState(
                    list,
                    digest,
                    publication,
                    publication is { Stage: PublicationStage.Published } ? publication.Verifies(digest) : null
                );
            }),
        ];
    }

    public Task<Outcome<Done>> Run(string listId, ListDeed deed, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run($"{deed}List", () => Do(listId, deed, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Do(string listId, ListDeed deed, Subject official, CancellationToken cancel)
    {
        if (licences.Versions.FirstOrDefault(one => one.Id == listId) is not { } list)
            return new Fault("licence.unknown-list", "没有这个版本，请从列表重新选择。", 404);
        if (official.ActingPost is not { Unit: var unit })
            return ListFaults.NotAChecker;
        if (permissions.Refuse(official, EnvironmentRights.CheckList, new("licence-list", listId) { UnitId = unit.Id }) is { } refused)
            return refused;
        if (unit.Department is not (ListPublication.Market or ListPublication.Justice))
            return ListFaults.NotAChecker;
        var (digest, today) = (ListPublication.DigestOf(list), city.Clock.GetUtcNow().Day());
        var publication = await city.Set<ListPublication>().FirstOrDefaultAsync(one => one.ListId == listId, cancel);
        if (publication is null)
            city.Add(
                publication = new ListPublication
                {
                    Region = "3309",
                    ListId = listId,
                    Digest = digest,
                }
            );
        var fault = deed switch
        {
            ListDeed.Check => publication.Check(unit.Department, official.Name, digest),
            ListDeed.Announce => publication.Announce(digest, today),
            _ => publication.Publish(digest, keys.Of(KeyName), today),
        };
        return fault is null ? Done.It : fault;
    }
}

/// <summary>Versions that were in force before the city signed its lists are signed at the first start (期初接管).</summary>
sealed class SignAtStart(CityContext city, CityStep step, LicenceContent licences, InstallationKeys keys, TimeProvider clock) : IAtStart
{
    public async Task Run(CancellationToken cancel)
    {
        if (await city.Set<ListPublication>().AnyAsync(cancel))
            return;
        await step.Run<Done>(
            nameof(SignAtStart),
            () =>
            {
                foreach (var list in licences.Versions.Where(list => list.EffectiveFrom <= clock.GetUtcNow().Day()))
                {
                    var publication = new ListPublication
                    {
                        Region = "3309",
                        ListId = list.Id,
                        Digest = ListPublication.DigestOf(list),
                    };
                    publication.TakeOver(keys.Of(ListRegister.KeyName), list.EffectiveFrom);
                    city.Add(publication);
                }
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );
    }
}
