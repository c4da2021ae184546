using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation;

/// <summary>
/// Brings the stored organisation up to the city's content, at every start. Content adds and renames; it takes nothing away, and it does not touch the
/// appointments of an official who already has some: what the running city decided stays.
/// </summary>
public sealed class SeedOrganisation
{
    readonly CityContext city;
    readonly OrganisationStep step;
    readonly OrganisationCharts charts;

    internal SeedOrganisation(CityContext city, OrganisationStep step, OrganisationCharts charts) =>
        (this.city, this.step, this.charts) = (city, step, charts);

    /// <returns>How many entries were added or renamed.</returns>
    public async Task<int> Run(OrganisationSeed seed, CancellationToken cancel = default)
    {
        // A start that changes nothing writes nothing.
        await charts.Renew(cancel);
        if (!Differs(charts.Current, seed))
            return 0;
        return (await step.Run<int>(nameof(SeedOrganisation), async () => await Merge(seed, cancel), cancel)).Value;
    }

    static bool Differs(OrganisationChart chart, OrganisationSeed seed) =>
        seed.Units.Any(unit => chart.Unit(unit.Id) is not { } known || (known.Name, known.ParentId) != (unit.Name, unit.ParentId))
        || seed.Posts.Any(post => chart.Post(post.Id) != post)
        || seed.Officials.Any(official => chart.Official(official.Id) != official);

    async Task<int> Merge(OrganisationSeed seed, CancellationToken cancel)
    {
        var units = await city.Set<UnitEntry>().ToDictionaryAsync(unit => unit.Code, cancel);
        var posts = await city.Set<PostEntry>().ToDictionaryAsync(post => post.Code, cancel);
        var officials = await city.Set<OfficialEntry>().ToDictionaryAsync(official => official.Code, cancel);
        var appointed = await city.Set<AppointmentEntry>().Select(appointment => appointment.Official).ToHashSetAsync(cancel);

        foreach (var unit in seed.Units)
            if (units.TryGetValue(unit.Id, out var known))
                (known.Name, known.Parent) = (unit.Name, unit.ParentId);
            else
                units[unit.Id] = Added(New(unit));
        foreach (var post in seed.Posts)
            if (posts.TryGetValue(post.Id, out var known))
                (known.Role, known.Title) = (post.Role, post.Title);
            else
                posts[post.Id] = Added(New(post, units[post.UnitId].Region));

        var home = seed
            .Appointments.GroupBy(a => a.OfficialId)
            .ToDictionary(of => of.Key, of => posts[of.OrderBy(a => a.Kind).First().PostId].Region);
        foreach (var official in seed.Officials)
            if (officials.TryGetValue(official.Id, out var known))
                known.Name = official.Name;
            else
                Added(New(official, home.GetValueOrDefault(official.Id) ?? seed.Units[0].Region));
        foreach (var appointment in seed.Appointments.Where(appointment => !appointed.Contains(appointment.OfficialId)))
            Added(AppointmentEntry.Of(appointment, posts[appointment.PostId].Region));

        return city.ChangeTracker.Entries<Record>().Count(entry => entry.State is EntityState.Added or EntityState.Modified);
    }

    T Added<T>(T entry)
        where T : Record
    {
        city.Add(entry);
        return entry;
    }

    static UnitEntry New(Unit unit) =>
        new()
        {
            Region = unit.Region,
            Code = unit.Id,
            Name = unit.Name,
            Kind = unit.Kind,
            Parent = unit.ParentId,
            Department = unit.Department,
            ValidFrom = unit.Valid.From,
            ValidUntil = unit.Valid.Until,
        };

    static PostEntry New(Post post, string region) =>
        new()
        {
            Region = region,
            Code = post.Id,
            Unit = post.UnitId,
            Role = post.Role,
            Title = post.Title,
        };

    static OfficialEntry New(Official official, string region) =>
        new()
        {
            Region = region,
            Code = official.Id,
            Name = official.Name,
        };
}
