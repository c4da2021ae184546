using System.Security.Claims;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Layouts;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Host.Composition;

/// <summary>What stands around every page: who one is, where one is, what waits.</summary>
sealed class CityShell(
    ISession session,
    ICases cases,
    IOrganisation organisation,
    ModuleCatalogue modules,
    PageDoors doors,
    IScreenMarks marks,
    TimeProvider clock
) : IShell
{
    const string City = "舟山";
    const int MostCounted = 100;

    public async Task<CitizenFrame> Citizen(ClaimsPrincipal visitor, Preferences preferences, CancellationToken cancel)
    {
        var subject = session.Current;
        var isApplicant = subject.Kind is SubjectKind.Citizen or SubjectKind.Enterprise;
        var regions = organisation
            .Units()
            .Where(unit => unit.Kind is UnitKind.City or UnitKind.County)
            .OrderBy(unit => unit.Region, StringComparer.Ordinal)
            .Select(unit => new RegionChoice(unit.Region, unit.Name))
            .ToList();
        var mine = isApplicant ? await cases.Mine(subject, null, MostCounted, cancel) : null;
        return new(
            City,
            isApplicant ? subject.Name : null,
            mine?.Items.Count(line => line.Status is CaseStatus.Supplementing) ?? 0,
            regions.FirstOrDefault(region => region.Code == preferences.Region) ?? regions[0],
            regions
        )
        {
            Services =
                subject.Kind is SubjectKind.Enterprise
                    ?
                    [
                        .. modules
                            .All.SelectMany(module => module.Menu)
                            .Where(entry => entry.Enterprises && entry.End.HasFlag(Ends.Citizen))
                            .Select(Entry),
                    ]
                    : [],
        };
    }

    public async Task<OfficialFrame> Official(ClaimsPrincipal official, CancellationToken cancel)
    {
        var subject = session.Current;
        var posts = subject.Posts.Select(Choice).ToList();
        var inbox = subject.Kind is SubjectKind.Official ? await cases.Waiting(subject, cancel) : 0;
        return new(
            City,
            subject.Name,
            subject.ActingPost is { } acting ? Choice(acting) : new PostChoice("", "未任职", ""),
            posts,
            inbox,
            [
                .. modules
                    .All.OrderByDescending(IsHome)
                    .Select(module => new NavGroup(module.Title, Entries(module, subject)))
                    .Where(group => group.Entries.Count > 0),
            ]
        )
        {
            Sign =
                subject.Kind is SubjectKind.Official
                    ? new(marks.CodeOf(subject), $"{subject.Name} {Show.Moment(clock.GetUtcNow())}")
                    : null,
        };
    }

    public Task<CockpitFrame> Cockpit(ClaimsPrincipal official, CancellationToken cancel) =>
        Task.FromResult(new CockpitFrame(City, clock.GetUtcNow(), [new NavEntry("办件总览", "/cockpit", Glyph.Chart), .. Cockpits]));

    public Fault? NotFor(Uri page, HttpContext? context) => doors.Refuse(session.Current, page, context?.GetEndpoint() as RouteEndpoint);

    public bool Offers(Uri page) => doors.Offers(session.Current, page);

    // The cockpits of the applications are the menu entries below the first one.
    IEnumerable<NavEntry> Cockpits =>
        modules
            .All.SelectMany(module => module.Menu)
            .Where(entry => entry.Route.StartsWith("/cockpit/", StringComparison.Ordinal) && doors.Shows(session.Current, entry))
            .Select(entry => new NavEntry(entry.Title, entry.Route, Glyph.Chart));

    static PostChoice Choice(HeldPost held) => new(held.Id, held.Post.Title, held.Unit.Name, held.OnBehalfOf?.Name);

    IReadOnlyList<NavEntry> Entries(Module module, Subject subject) =>
        [.. module.Menu.Where(entry => entry.End.HasFlag(Ends.Official) && doors.Shows(subject, entry)).Select(Entry)];

    // Everybody's own desk comes before what their post adds to it.
    static bool IsHome(Module module) => module.Menu.Any(entry => entry.Route == "/desk");

    static NavEntry Entry(MenuEntry entry) =>
        new(entry.Title, entry.Route, Enum.TryParse<Glyph>(entry.Icon, out var glyph) ? glyph : Glyph.Window);
}
