using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Given = Yingzhou.Engines.Tests.Cases.Given;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>授权经办和监护 with real cases (page p18 §9, worked cases 6 and 8).</summary>
public class MandateTests(CityTemplate template)
{
    static readonly DateOnly December = new(2026, 12, 1);

    static Task<Guid> Account(CityUnderTest city, SubjectKind kind, Person person, string number, Person? firm = null) =>
        city.Do<PersonalCipher, Guid>(async cipher =>
        {
            var account = new Account
            {
                Region = Given.Dinghai,
                Login = $"{kind}-{number}".ToLowerInvariant(),
                Kind = kind,
                Name = Personal.Name(person.Name),
                ResidentId = Personal.ResidentId(number),
                PersonKey = cipher.PartyKey(number),
                EnterpriseKey = firm is null ? null : cipher.PartyKey(firm.Number),
                EnterpriseName = firm?.Name,
                Level = RealNameLevel.A3,
            };
            return (await Add(city, account)).Id;
        });

    static async Task<T> Add<T>(CityUnderTest city, T record)
        where T : Foundation.Storage.Record
    {
        CityUnderTest.Succeed(
            await city.Step<Done>(services =>
            {
                ((CityContext)services.GetService(typeof(CityContext))!).Add(record);
                return Task.FromResult<Outcome<Done>>(Done.It);
            })
        );
        return record;
    }

    static Task<Subject> As(CityUnderTest city, Guid account, Guid? acting = null) =>
        city.Do<CityContext, Subject>(async context =>
        {
            var stored = await context.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == account);
            return await city.Do<Subjects, Subject>(subjects => subjects.Of(stored, acting?.ToString("N"), default));
        });

    static async Task<Outcome<SubmittedCase>> Apply(CityUnderTest city, string item, Subject by)
    {
        var request = await Given.Request(city, item, [], Given.Haizhiwei);
        return await city.Do<PersonalCipher, Outcome<SubmittedCase>>(cipher =>
            city.Cases(cases => cases.Submit(request, by, Given.Haizhiwei.Applicant(cipher)))
        );
    }

    static async Task<(Guid Firm, Guid Agent)> Granted(CityUnderTest city, int? uses)
    {
        var firm = await Account(city, SubjectKind.Enterprise, Given.FangDahai, Given.FangDahai.Number, Given.Haizhiwei);
        var agent = await Account(city, SubjectKind.Citizen, Given.LinHaiyan, Given.LinHaiyan.Number);
        var representative = await As(city, firm);
        CityUnderTest.Succeed(
            await city.Do<IMandates, Outcome<Done>>(mandates =>
                mandates.Grant(
                    new("林海燕", Given.LinHaiyan.Number, ["annual-report", "tax-registration"], uses, new(2026, 12, 31)),
                    representative
                )
            )
        );
        return (firm, agent);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P18_6_the_fourth_application_is_refused_and_an_item_that_was_not_granted(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(December, kind, template);
        var (firm, agent) = await Granted(city, uses: 3);
        var acting = await As(city, agent, firm);

        Assert.Contains("没有授权您办这个事项", (await Apply(city, "seal-registration", acting)).Fault!.Detail, StringComparison.Ordinal);
        CityUnderTest.Succeed(await Apply(city, "tax-registration", acting));
        CityUnderTest.Succeed(await Apply(city, "annual-report", acting));
        CityUnderTest.Succeed(await Apply(city, "tax-registration", acting));
        var fourth = await Apply(city, "tax-registration", acting);

        Assert.Equal(("identity.mandate-refused", 403), (fourth.Fault?.Code, fourth.Fault?.Status));
        Assert.Contains("3 次已经用完", fourth.Fault!.Detail, StringComparison.Ordinal);
        var representative = await As(city, firm);
        var given = Assert.Single(await city.Do<IMandates, IReadOnlyList<Mandate>>(mandates => mandates.Given(representative)));
        Assert.Equal((3, 0, null), (given.Used, given.Terms.Left(given.Used), given.Ended));
        Assert.Equal(3, (await city.Cases(cases => cases.Mine(representative))).Items.Count);
        // The enterprise itself is not limited.
        CityUnderTest.Succeed(await Apply(city, "tax-registration", representative));
    }

    [Fact]
    public async Task P18_6_a_change_of_representative_ends_the_chain_at_once_and_the_two_filed_cases_stay()
    {
        await using var city = await CityUnderTest.On(December, DatabaseKind.Sqlite, template);
        var (firm, agent) = await Granted(city, uses: 3);
        var acting = await As(city, agent, firm);
        var first = await Apply(city, "tax-registration", acting);
        CityUnderTest.Succeed(first);
        CityUnderTest.Succeed(await Apply(city, "annual-report", acting));

        var ten = new DateTimeOffset(2026, 12, 1, 10, 0, 0, CityTime.Offset);
        city.Clock.SetUtcNow(ten);
        var registrar = city.HolderOf("dinghai-market-supervision/decide");
        var change = new ChangeRepresentativeRequest(Given.Haizhiwei.Number, "王小明", "330902199001011238");
        var clerk = city.HolderOf("dinghai-fire-rescue/decide");
        Assert.Equal(403, (await city.Do<IMandates, Outcome<Done>>(m => m.ChangeRepresentative(change, clerk))).Fault?.Status);
        Assert.Equal(
            "number",
            (await city.Do<IMandates, Outcome<Done>>(m => m.ChangeRepresentative(change with { Number = "330902199001011239" }, registrar)))
                .Fault
                ?.Field
        );
        CityUnderTest.Succeed(await city.Do<IMandates, Outcome<Done>>(m => m.ChangeRepresentative(change, registrar)));

        city.Clock.SetUtcNow(ten.AddSeconds(2));
        var now = await As(city, agent, firm);
        Assert.Contains("法定代表人在 2026-12-01 10:00 变更", now.Lapsed!, StringComparison.Ordinal);
        Assert.Equal(now.PersonKey, now.PartyKey);
        // One by the session of now, one by a request that was on its way.
        foreach (var by in new[] { now, acting })
            Assert.Equal("identity.mandate-refused", (await Apply(city, "tax-registration", by)).Fault?.Code);

        var enterprise = await As(city, firm);
        Assert.Equal("王小明", enterprise.Name);
        Assert.Equal(2, (await city.Cases(cases => cases.Mine(enterprise))).Items.Count);
        Assert.False((await city.Case(first.Value.Id)).IsOver);
        await city.OpenTask(first.Value.Id);
    }

    [Fact]
    public async Task Only_the_representative_grants_and_withdraws_and_a_withdrawal_counts_from_the_next_request_on()
    {
        await using var city = await CityUnderTest.On(December, DatabaseKind.Sqlite, template);
        var (firm, agent) = await Granted(city, uses: null);
        var acting = await As(city, agent, firm);
        var representative = await As(city, firm);
        GrantMandateRequest request = new("林海燕", Given.LinHaiyan.Number, [], 1, new(2026, 12, 31));

        Task<Outcome<Done>> Grant(GrantMandateRequest asked, Subject by) => city.Do<IMandates, Outcome<Done>>(m => m.Grant(asked, by));
        Assert.Equal("identity.not-representative", (await Grant(request, acting)).Fault?.Code);
        Assert.Equal("uses", (await Grant(request with { MostUses = 0 }, representative)).Fault?.Field);
        Assert.Equal("until", (await Grant(request with { LastDay = new(2026, 11, 30) }, representative)).Fault?.Field);
        Assert.Equal("until", (await Grant(request with { LastDay = new(2029, 12, 2) }, representative)).Fault?.Field);
        Assert.Equal("number", (await Grant(request with { AgentName = "林海" }, representative)).Fault?.Field);
        CityUnderTest.Succeed(await Grant(request with { LastDay = December }, representative));

        var all = await city.Do<IMandates, IReadOnlyList<Mandate>>(m => m.Held(acting));
        Assert.Equal(2, all.Count);
        foreach (var one in all)
        {
            Assert.Equal(403, (await city.Do<IMandates, Outcome<Done>>(m => m.Withdraw(one.Id, acting))).Fault?.Status);
            CityUnderTest.Succeed(await city.Do<IMandates, Outcome<Done>>(m => m.Withdraw(one.Id, representative)));
            Assert.Equal(409, (await city.Do<IMandates, Outcome<Done>>(m => m.Withdraw(one.Id, representative))).Fault?.Status);
        }
        Assert.Contains("撤回了授权", (await As(city, agent, firm)).Lapsed!, StringComparison.Ordinal);
        Assert.All(
            await city.Do<IMandates, IReadOnlyList<Mandate>>(m => m.Held(acting)),
            one => Assert.Contains("撤回", one.Ended!, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task P18_8_the_guardian_reads_until_midnight_and_the_draft_is_the_childs()
    {
        await using var city = await CityUnderTest.On(new(2026, 11, 20), DatabaseKind.Sqlite, template);
        var born = ResidentId.Compose(Given.Dinghai, new(2008, 11, 23), 101);
        Person son = new("林小舟", born.Number, "13000000009", Given.LinHaiyan.Kind);
        var child = await Account(city, SubjectKind.Citizen, son, son.Number);
        var mother = await Account(city, SubjectKind.Citizen, Given.LinHaiyan, Given.LinHaiyan.Number);
        await Add(
            city,
            new Agency
            {
                Region = Given.Dinghai,
                EnterpriseAccountId = child,
                AgentAccountId = mother,
                Kind = AgencyKind.Guardian,
                ValidFrom = DateTimeOffset.MinValue,
                ValidUntil = Guardianship.EndsAt(born.Birthday),
            }
        );
        var himself = await As(city, child);
        var filed = await city.Submit(await Given.Request(city, "resident-id-replacement", [], son), son);
        CityUnderTest.Succeed(filed);

        var midnight = new DateTimeOffset(2026, 11, 23, 0, 0, 0, CityTime.Offset);
        city.Clock.SetUtcNow(midnight.AddSeconds(-1));
        var guardian = await As(city, mother, child);
        Assert.Equal((himself.PartyKey, "林海燕", null), (guardian.PartyKey, guardian.Name, guardian.Lapsed));
        CityUnderTest.Succeed(await city.Cases(cases => cases.Case(filed.Value.Id, guardian)));
        CityUnderTest.Succeed(
            await city.Cases(cases =>
                cases.SaveDraft(new("social-security-card", Given.Dinghai, [], new JsonObject { ["name"] = "林小舟" }, []), guardian)
            )
        );

        city.Clock.SetUtcNow(midnight);
        var ended = await As(city, mother, child);
        Assert.Contains("满 18 周岁", ended.Lapsed!, StringComparison.Ordinal);
        Assert.Equal("permission.not-party", (await city.Cases(cases => cases.Case(filed.Value.Id, ended))).Fault?.Code);
        Assert.Null(await city.Cases(cases => cases.FindDraft("social-security-card", ended)));
        var handed = await city.Cases(cases => cases.FindDraft("social-security-card", himself));
        Assert.Contains("林小舟", JsonNode.Parse(handed!.Form)!["name"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
