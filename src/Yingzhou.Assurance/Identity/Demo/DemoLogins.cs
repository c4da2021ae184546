using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Assurance.Identity.Demo;

/// <summary>Who may be pressed on the sign-in page: nobody, unless the demo is on.</summary>
sealed class DemoLogins(CityPeople people, IOptions<IdentityOptions> options)
{
    public IReadOnlyList<DemoLogin> For(Ends end) =>
        !options.Value.DemoAccounts ? []
        : end is Ends.Official ? [.. people.Persons.Where(person => person.OfficialId is not null).Select(Listed)]
        : [.. people.Persons.Where(person => person.OfficialId is null).Select(Listed), .. people.Enterprises.Select(Listed)];

    static DemoLogin Listed(CityPerson person) => new(person.Login, person.Name, person.About ?? "");

    static DemoLogin Listed(CityEnterprise enterprise) => new(enterprise.Login, enterprise.Name, enterprise.About ?? "");
}
