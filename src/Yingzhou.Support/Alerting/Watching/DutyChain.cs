using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Alerting.Watching;

/// <summary>
/// Whom an incident calls, level by level (叫应层级): who is on duty in the unit in charge, its head, the head of its counterpart in the city. A level without anybody is left out.
/// </summary>
sealed class DutyChain(CityContext city, IOrganisation organisation)
{
    public IReadOnlyList<DutyLevel> Of(Incident incident)
    {
        var now = city.Clock.GetUtcNow();
        var levels = new List<DutyLevel> { new(OnDuty(incident.Unit, now), incident.Unit, organisation.NameOf(incident.Unit) + "值班") };
        Add(levels, incident.Unit);
        if (
            organisation.Unit(incident.Unit)?.Department is { } department
            && organisation.FindUnit(department, CityRegion) is { } above
            && above.Id != incident.Unit
        )
            Add(levels, above.Id);
        var found = levels.Where(level => level.Officials.Count > 0).ToList();
        // Nobody anywhere: the log says so, and the lamp goes on.
        return found.Count > 0 ? found : levels[..1];
    }

    string CityRegion => organisation.Units().First(unit => unit.Kind is UnitKind.City).Region;

    void Add(List<DutyLevel> levels, string unit) => levels.Add(new(Holders(unit, "director"), unit, organisation.NameOf(unit) + "负责人"));

    // The roster, else who holds the watch post. Shifts of a unit are few: they are read in the step that calls.
    List<Official> OnDuty(string unit, DateTimeOffset now)
    {
        var rostered = city.Set<DutyShift>()
            .AsNoTracking()
            .Where(shift => shift.Unit == unit && shift.CancelledAt == null && shift.From <= now && now < shift.Until)
            .Select(shift => shift.Official)
            .ToList();
        var officials = rostered.Select(organisation.Official).OfType<Official>().ToList();
        return officials.Count > 0 ? officials : Holders(unit, "watch");
    }

    List<Official> Holders(string unit, string role) =>
        [
            .. organisation
                .PostsIn(unit)
                .Where(post => post.Role == role)
                .SelectMany(post => organisation.HoldersOf(post.Id))
                .Select(holder => holder.Official)
                .DistinctBy(official => official.Id),
        ];
}

/// <param name="Name">What the level is called, e.g. 定海区应急管理局值班.</param>
sealed record DutyLevel(IReadOnlyList<Official> Officials, string Unit, string Name)
{
    public string Said => Officials.Count == 0 ? $"{Name}（无人在岗）" : $"{Name} {string.Join("、", Officials.Select(one => one.Name))}";
}
