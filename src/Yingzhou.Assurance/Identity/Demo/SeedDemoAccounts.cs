using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.SignIn;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Demo;

/// <summary>Makes the log-ins of the demo that are not there yet.</summary>
sealed class SeedDemoAccounts(
    CityContext city,
    CityStep step,
    PersonalCipher cipher,
    PasswordHashes hashes,
    DemoPassword password,
    CityPeople people
)
{
    public async Task<int> Run(CancellationToken cancel)
    {
        var known = await city.Set<Account>().AsNoTracking().ToDictionaryAsync(account => account.Login, account => account.Id, cancel);
        var persons = people.Persons.Where(person => !known.ContainsKey(person.Login)).ToList();
        var enterprises = people.Enterprises.Where(enterprise => !known.ContainsKey(enterprise.Login)).ToList();
        if (persons.Count + enterprises.Count == 0)
            return 0;

        // One hash for all: it is one password, and sixty hashes would hold up the first start for seconds.
        var hash = await hashes.Hash(password.Value, cancel);
        var added = await step.Run<int>(
            nameof(SeedDemoAccounts),
            () =>
            {
                foreach (var person in persons)
                    Add(Of(person, hash), known);
                foreach (var child in persons)
                    AddGuardians(child, known);
                foreach (var enterprise in enterprises)
                {
                    Add(Of(enterprise, hash), known);
                    AddAgencies(enterprise, known);
                }
                return Task.FromResult<Outcome<int>>(persons.Count + enterprises.Count);
            },
            cancel
        );
        return added.Value;
    }

    void Add(Account account, Dictionary<string, Guid> known)
    {
        city.Add(account);
        known[account.Login] = account.Id;
    }

    Account Of(CityPerson person, string hash) =>
        new()
        {
            Region = person.Region,
            Login = person.Login,
            Kind = person.OfficialId is null ? SubjectKind.Citizen : SubjectKind.Official,
            Name = Personal.Name(person.Name),
            ResidentId = Personal.ResidentId(person.ResidentId),
            Mobile = person.Mobile is { } mobile ? Personal.Phone(mobile) : null,
            PersonKey = cipher.PartyKey(person.ResidentId),
            OfficialId = person.OfficialId,
            Level = RealNameLevel.A3,
            PasswordHash = hash,
            Demo = true,
        };

    /// <summary>An enterprise's own log-in is its legal representative, signing in for it.</summary>
    Account Of(CityEnterprise enterprise, string hash)
    {
        var representative = people.Persons.Single(person => person.Login == enterprise.LegalRepresentative);
        return new()
        {
            Region = enterprise.Region,
            Login = enterprise.Login,
            Kind = SubjectKind.Enterprise,
            Name = Personal.Name(representative.Name),
            ResidentId = Personal.ResidentId(representative.ResidentId),
            PersonKey = cipher.PartyKey(representative.ResidentId),
            EnterpriseKey = cipher.PartyKey(enterprise.Uscc),
            EnterpriseName = enterprise.Name,
            Uscc = enterprise.Uscc,
            Level = RealNameLevel.A3,
            PasswordHash = hash,
            Demo = true,
        };
    }

    void AddAgencies(CityEnterprise enterprise, Dictionary<string, Guid> known)
    {
        AddAgency(enterprise, known, enterprise.LegalRepresentative, AgencyKind.LegalRepresentative);
        foreach (var agent in enterprise.Agents)
            AddAgency(enterprise, known, agent, AgencyKind.Agent);
    }

    void AddGuardians(CityPerson child, Dictionary<string, Guid> known)
    {
        foreach (var guardian in child.Guardians ?? [])
            city.Add(
                new Agency
                {
                    Region = child.Region,
                    EnterpriseAccountId = known[child.Login],
                    AgentAccountId = known[guardian],
                    Kind = AgencyKind.Guardian,
                    ValidFrom = DateTimeOffset.MinValue,
                    ValidUntil = Guardianship.EndsAt(ResidentId.Parse(child.ResidentId, DateOnly.MaxValue).Value.Birthday),
                }
            );
    }

    void AddAgency(CityEnterprise enterprise, Dictionary<string, Guid> known, string agent, AgencyKind kind) =>
        city.Add(
            new Agency
            {
                Region = enterprise.Region,
                EnterpriseAccountId = known[enterprise.Login],
                AgentAccountId = known[agent],
                Kind = kind,
                ValidFrom = DateTimeOffset.MinValue,
            }
        );
}
