using Yingzhou.Assurance.Organisation.Content;
using DemoKind = Yingzhou.Assurance.Organisation.Content.AppointmentKind;

namespace Yingzhou.Assurance.Organisation.Seeding;

/// <summary>Reads the organisation and its demo people out of a city's content.</summary>
static class ContentSeed
{
    public static OrganisationSeed Organisation(OrganisationContent content) =>
        new(
            [.. content.Divisions.Values.Select(Area), .. content.Zones.Select(Zone), .. content.Departments.Values.Select(Department)],
            [.. content.Posts.Values.Select(post => new Post(post.Id, post.DepartmentId, post.Role, post.Title))],
            [.. content.People.Officials.Select(official => new Official(official.Login, official.Name))],
            [.. content.People.Officials.SelectMany(Appointments)]
        );

    public static CityPeople People(OrganisationContent content)
    {
        var people = content.People;
        return new(
            [.. people.Officials.Select(official => Person(official, content)), .. people.Citizens.Select(Person)],
            [.. people.Enterprises.Select(Enterprise)]
        );
    }

    static Unit Area(Division division) =>
        new(
            division.Code,
            division.Name,
            division.Level switch
            {
                DivisionLevel.City => UnitKind.City,
                DivisionLevel.County => UnitKind.County,
                DivisionLevel.Town => UnitKind.Town,
                _ => UnitKind.Village,
            },
            division.Code,
            division.ParentCode,
            Department: null,
            Period.Always
        );

    // A zone gathers towns of a county; records carry the towns' codes, so that it hangs below the county and not between.
    static Unit Zone(Zone zone) => new(zone.Id, zone.Name, UnitKind.Zone, zone.County, zone.County, Department: null, Period.Always);

    static Unit Department(Department department) =>
        new(
            department.Id,
            department.Name,
            department.Kind is DepartmentKind.Bank ? UnitKind.Outside : UnitKind.Department,
            department.DivisionCode,
            department.DivisionCode,
            department.Kind is DepartmentKind.Bank ? null : department.Family,
            Period.Always
        );

    static IEnumerable<Appointment> Appointments(DemoOfficial official) =>
        official.Appointments.Select(appointment => new Appointment(
            official.Login,
            appointment.Post,
            appointment.Kind switch
            {
                DemoKind.Main => AppointmentKind.Main,
                DemoKind.PartTime => AppointmentKind.PartTime,
                _ => AppointmentKind.Deputy,
            },
            Period.Days(appointment.From, appointment.Until)
        ));

    static CityPerson Person(DemoOfficial official, OrganisationContent content)
    {
        var posts = official.Appointments.Select(appointment => content.Posts[appointment.Post]).ToList();
        var departments = posts.Select(post => content.Departments[post.DepartmentId]).ToList();
        return new(
            official.Login,
            official.Name,
            official.ResidentId,
            Mobile: null,
            OfficialId: official.Login,
            departments[0].DivisionCode,
            $"{departments[0].Name} · {string.Join('、', posts.GroupBy(post => post.Title).Select(Held))}"
        );
    }

    static string Held(IGrouping<string, Content.Post> posts) => posts.Count() == 1 ? posts.Key : $"{posts.Key}（{posts.Count()} 个单位）";

    static CityPerson Person(DemoCitizen citizen) =>
        new(
            citizen.Login,
            citizen.Name,
            citizen.ResidentId,
            citizen.Mobile,
            OfficialId: null,
            citizen.Division,
            citizen.About,
            citizen.Guardians
        );

    static CityEnterprise Enterprise(DemoEnterprise enterprise) =>
        new(
            enterprise.Login,
            enterprise.Name,
            enterprise.Uscc,
            enterprise.LegalRepresentative,
            enterprise.Agents,
            enterprise.Division,
            enterprise.About
        );
}
