using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>Demo people stand on posts that exist, live in places that exist, and nobody signs in under somebody else's name.</summary>
sealed class PeopleCheck : IContentCheck<OrganisationContent>
{
    public IEnumerable<ContentProblem> Check(OrganisationContent content) =>
        Logins(content.Files.People)
            .Concat(Appointments(content))
            .Concat(Places(content))
            .Concat(Representatives(content.Files.People))
            .Concat(Numbers(content.Files.People));

    static IEnumerable<ContentProblem> Logins(ContentFile<DemoPeople> file)
    {
        var people = file.Content;
        return people
            .Officials.Select((official, index) => ($"officials[{index}].login", official.Login))
            .Concat(people.Citizens.Select((citizen, index) => ($"citizens[{index}].login", citizen.Login)))
            .Concat(people.Enterprises.Select((enterprise, index) => ($"enterprises[{index}].login", enterprise.Login)))
            .GroupBy(login => login.Login)
            .SelectMany(same => same.Skip(1))
            .Select(login => file.Problem(login.Item1, $"登录名 {login.Login} 重复"));
    }

    // Content is judged without a clock; a birthday in the future would be told by whoever registers the person.
    static IEnumerable<ContentProblem> Numbers(ContentFile<DemoPeople> file)
    {
        var people = file.Content;
        return people
            .Officials.Select(
                (official, index) => ($"officials[{index}].residentId", ResidentId.Parse(official.ResidentId, DateOnly.MaxValue).Fault)
            )
            .Concat(
                people.Citizens.Select(
                    (citizen, index) => ($"citizens[{index}].residentId", ResidentId.Parse(citizen.ResidentId, DateOnly.MaxValue).Fault)
                )
            )
            .Concat(people.Enterprises.Select((enterprise, index) => ($"enterprises[{index}].uscc", Uscc.Parse(enterprise.Uscc).Fault)))
            .Where(number => number.Fault is not null)
            .Select(number => file.Problem(number.Item1, number.Fault!.Detail));
    }

    static IEnumerable<ContentProblem> Appointments(OrganisationContent content)
    {
        var file = content.Files.People;
        foreach (var (index, official) in file.Content.Officials.Index())
        {
            foreach (var (at, appointment) in official.Appointments.Index())
            {
                var path = $"officials[{index}].appointments[{at}]";
                if (!content.Posts.ContainsKey(appointment.Post))
                    yield return file.Problem($"{path}.post", $"没有岗位 {appointment.Post}");
                if (appointment.Until <= appointment.From)
                    yield return file.Problem($"{path}.until", "任职结束日期应晚于开始日期");
            }
            foreach (
                var rule in content.Duties.Rules.Where(rule =>
                    rule.Clash(official.Appointments.Select(one => content.Posts.GetValueOrDefault(one.Post)?.Role ?? ""))
                )
            )
                yield return file.Problem($"officials[{index}].appointments", $"{official.Name}兼任了{rule.Title}不许一人兼任的岗位");
            if (official.Appointments.Count(appointment => appointment.Kind == AppointmentKind.Main) != 1)
                yield return file.Problem($"officials[{index}].appointments", $"{official.Name}应有且只有一个专任岗位");
        }
    }

    static IEnumerable<ContentProblem> Places(OrganisationContent content)
    {
        var file = content.Files.People;
        return file
            .Content.Citizens.Select((citizen, index) => ($"citizens[{index}].division", citizen.Division))
            .Concat(file.Content.Enterprises.Select((enterprise, index) => ($"enterprises[{index}].division", enterprise.Division)))
            .Where(place => !content.Divisions.ContainsKey(place.Division))
            .Select(place => file.Problem(place.Item1, $"没有代码为 {place.Division} 的区划"));
    }

    static IEnumerable<ContentProblem> Representatives(ContentFile<DemoPeople> file)
    {
        var citizens = file.Content.Citizens.Select(citizen => citizen.Login).ToHashSet();
        foreach (var (index, citizen) in file.Content.Citizens.Index())
        {
            foreach (var login in (citizen.Guardians ?? []).Where(login => !citizens.Contains(login)))
                yield return file.Problem($"citizens[{index}].guardians", $"没有登录名为 {login} 的市民");
        }
        foreach (var (index, enterprise) in file.Content.Enterprises.Index())
        {
            foreach (var login in enterprise.Agents.Prepend(enterprise.LegalRepresentative).Where(login => !citizens.Contains(login)))
                yield return file.Problem($"enterprises[{index}]", $"没有登录名为 {login} 的市民");
        }
    }
}
