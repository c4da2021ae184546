using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Indicators.Content;

namespace Yingzhou.Support.Indicators.Cockpits;

sealed class StoredCockpits(CityContext city, CityStep step, IPermissions permissions, IndicatorsContent content) : ICockpits
{
    static readonly Fault Unknown = new("indicators.no-cockpit", "没有这个驾驶舱，请从列表选择。", 404);
    static readonly Fault Stale = new("indicators.cockpit-stale", "您打开之后这个驾驶舱有了变化，请刷新后再改。", 412);
    static readonly Fault BadKey = new("indicators.cockpit-key", "标识用小写字母、数字和连字符，3 到 40 个。") { Field = "key" };

    public async Task<IReadOnlyList<Cockpit>> All(CancellationToken cancel) =>
        await city.Set<Cockpit>().AsNoTracking().OrderBy(one => one.Key).ToListAsync(cancel);

    public Task<Cockpit?> Find(string key, CancellationToken cancel) =>
        city.Set<Cockpit>().AsNoTracking().SingleOrDefaultAsync(one => one.Key == key, cancel);

    public Task<Outcome<Done>> Arrange(
        string key,
        string title,
        IReadOnlyList<CockpitTile> tiles,
        int? seen,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(Arrange),
            async () =>
            {
                if (
                    permissions.Refuse(official, IndicatorsRights.Arrange, new("cockpit", key) { Region = official.Scope?.Code }) is
                    { } refused
                )
                    return refused;
                if (
                    key.Length is < 3 or > 40
                    || !key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
                )
                    return BadKey;
                var cockpit = await city.Set<Cockpit>().SingleOrDefaultAsync(one => one.Key == key, cancel);
                if (cockpit is not null && cockpit.Version != seen)
                    return Stale;
                if (cockpit is null)
                    city.Add(
                        cockpit = new Cockpit
                        {
                            Region = ComputeIndicators.City,
                            Key = key,
                            Title = title,
                        }
                    );
                return cockpit.Arrange(title, tiles, content.Versions.ContainsKey, official.ActorId) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Submit(string key, int seen, Subject official, CancellationToken cancel) =>
        On(nameof(Submit), key, seen, IndicatorsRights.Arrange, official, one => one.Submit(), cancel);

    public Task<Outcome<Done>> Decide(string key, int seen, bool released, Subject official, CancellationToken cancel) =>
        On(
            nameof(Decide),
            key,
            seen,
            IndicatorsRights.Release,
            official,
            one => released ? one.Release(city.Clock.GetUtcNow(), official.Name) : one.SendBack(),
            cancel
        );

    Task<Outcome<Done>> On(
        string doing,
        string key,
        int seen,
        string action,
        Subject official,
        Func<Cockpit, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<Cockpit>().SingleOrDefaultAsync(one => one.Key == key, cancel) is not { } cockpit)
                    return Unknown;
                var resource = new Resource("cockpit", key)
                {
                    Region = cockpit.Region,
                    Deeds = [.. cockpit.Arrangers().Select(arranger => new Deed(IndicatorsRights.Arrange, arranger))],
                };
                if (permissions.Refuse(official, action, resource) is { } refused)
                    return refused;
                if (cockpit.Version != seen)
                    return Stale;
                return change(cockpit) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }
}
