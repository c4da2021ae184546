using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Engines.Tests.Credentials;

/// <summary>A credential from its issue to its end, as its holder and as anybody sees it.</summary>
public class CredentialsTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static readonly IssueCredential Report = new(
        "finance-credit-report",
        "3309",
        "firm-1",
        Personal.OrganisationName("东海厂"),
        "市金融办",
        [new("数据截至", "2026-03-01", Public: true), new("参保人数", "12 人")],
        Monday,
        Monday.AddDays(29),
        "profile/1",
        ReplaceOlder: true
    );

    static Task<Outcome<Credential>> Issue(CityUnderTest city, IssueCredential request) =>
        city.Step(services => services.GetRequiredService<ICredentials>().Issue(request));

    static Task<CheckedCredential?> Check(CityUnderTest city, string code) => city.Do<ICredentials, CheckedCredential?>(c => c.Check(code));

    static Subject Firm(string key) =>
        new()
        {
            Kind = SubjectKind.Enterprise,
            AccountId = key,
            Name = "林海燕",
            PartyKey = key,
            PartyName = "东海厂",
        };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_credential_is_valid_to_the_end_of_its_last_day_and_replaced_by_the_next(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var first = (await Issue(city, Report)).Value;
        Assert.Equal(first.Id, (await Issue(city, Report)).Value.Id);

        Assert.Equal(CredentialState.Valid, (await Check(city, CredentialCode.Written(first.Code).ToLowerInvariant()))!.State);
        await city.GoTo(Monday.AddDays(29));
        Assert.Equal(CredentialState.Valid, (await Check(city, first.Code))!.State);
        await city.GoTo(Monday.AddDays(30));
        Assert.Equal(CredentialState.Expired, (await Check(city, first.Code))!.State);

        var second = (
            await Issue(city, Report with { Source = "profile/2", ValidFrom = Monday.AddDays(31), ValidTo = Monday.AddDays(60) })
        ).Value;
        Assert.Equal(
            (CredentialState.Revoked, CredentialState.NotYet),
            ((await Check(city, first.Code))!.State, (await Check(city, second.Code))!.State)
        );
        await city.Step<Done>(async services =>
        {
            await services.GetRequiredService<ICredentials>().Revoke("finance-credit-report", "firm-1", "企业自己作废");
            return Done.It;
        });
        var mine = await city.Do<ICredentials, IReadOnlyList<CheckedCredential>>(c => c.Mine(Firm("firm-1")));
        Assert.Equal(["企业自己作废", "已换发新证"], mine.Select(one => one.Credential.RevokedBecause));
        Assert.Empty(await city.Do<ICredentials, IReadOnlyList<CheckedCredential>>(c => c.Mine(Firm("firm-2"))));
        Assert.Equal(404, (await city.Do<ICredentials, Outcome<CheckedCredential>>(c => c.Own(first.Id, Firm("firm-2")))).Fault?.Status);
        Assert.Equal("credentials.validity", (await Issue(city, Report with { Source = "x", ValidTo = Monday.AddDays(-1) })).Fault?.Code);
    }

    [Theory]
    [InlineData("update credentials_issued set valid_to = '2099-01-01'")]
    [InlineData("update credentials_issued set title = '营业执照'")]
    [InlineData("update credentials_issued set lines = '[]'")]
    [InlineData("update credentials_issued set seal = 'MEUCIQ=='")]
    public async Task A_word_changed_in_the_database_is_a_broken_seal(string sql)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var issued = (await Issue(city, Report)).Value;
        Assert.Equal(CredentialState.Valid, (await Check(city, issued.Code))!.State);

        await city.Read(context => context.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal)));

        Assert.Equal(CredentialState.Forged, (await Check(city, issued.Code))!.State);
    }

    [Theory]
    [InlineData("ABCD-EFGH-JKMN-PQRS", "ABCDEFGHJKMNPQRS")]
    [InlineData(" abcd efgh jkmn pqrs ", "ABCDEFGHJKMNPQRS")]
    [InlineData("OIL0-OIL0-OIL0-OIL0", "0110011001100110")]
    [InlineData("ABCD-EFGH-JKMN-PQR", null)]
    [InlineData("ABCD-EFGH-JKMN-PQRU", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? code) => Assert.Equal(code, CredentialCode.Read(typed));
}
